#!/bin/sh
# SPDX-License-Identifier: MIT
# missing_module.sh - nothing runs where the module of an actor cannot be read, and it is said where.
cat >script.lua <<'END'
--[==[ sandbox
version = 1,
actors = {
  here = { module = "here" },
  decode = { max = 4,
    module = "thumbs.decode" },
},
]==]
io.stderr:write "ran\n"
END
run() {
	"$CELLUA" "$@" script.lua 2>&1
	echo $?
}
mkdir thumbs
echo >here.lua
run
# expect: cellua: sandbox: script.lua:6:5: the module of 'decode', thumbs/decode: No such file or directory
# expect: 78
run --check
# expect: cellua: sandbox: script.lua:6:5: the module of 'decode', thumbs/decode: No such file or directory
# expect: 78
ln -s /etc/passwd thumbs/decode.lua
run
# expect: cellua: sandbox: script.lua:6:5: the module of 'decode', thumbs/decode: Invalid cross-device link
# expect: 78
rm thumbs/decode.lua
mkdir thumbs/decode
echo >thumbs/decode/init.lua
run --check                            # expect: 0
rm here.lua
run --check
# expect: cellua: sandbox: script.lua:4:12: the module of 'here', here: No such file or directory
# expect: 78
"$CELLUA" --explain script.lua 2>/dev/null | sed -n '/^actor/,$p' | grep -e '^actor' -e '^max'
# expect: actors:
# expect: actor here:
# expect: max              16                     default            supervisor             not tried
# expect: actor decode:
# expect: max              4                      script.lua:5       supervisor             enforced
