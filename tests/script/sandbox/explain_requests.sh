#!/bin/sh
# SPDX-License-Identifier: MIT
# explain_requests.sh - what a script asks for and does not get is shown, with who withholds it.
mkdir -p data/part
cat >script.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "out" },
fs = { read = { "$SCRIPT_DIR/data" }, rw = { { path = "/missing", optional = true } } },
env = { pass = { "LANG" } },
jit = true, debug = true, ffi = { "libm.so.6" },
limits = { file_size = "1G", files = 20 },
]==]
END
cat >limits.lua <<'END'
{ version = 1, name = "house rules", stdio = { "out", "err" }, limits = { file_size = "64M", files = 64 },
  fs = { read = { "$CWD/data/part" } }, }
END
explain() {
	"$CELLUA" --explain "$@" script.lua | grep '^[a-z].*script.lua:' |
		sed -e 's/  */ /g' -e 's/ [^ ]*\(\/data\|\/data\/part\) / \1 /'
}
explain --untrusted
# expect: fs.read /data script.lua:4 Landlock, ring requested, not granted (ceiling --untrusted: pure)
# expect: fs.rw /missing script.lua:4 Landlock, ring not there (optional)
# expect: env.pass LANG script.lua:5 supervisor requested, not granted (ceiling --untrusted: pure)
# expect: ffi libm.so.6 script.lua:6 Lua state requested, not granted (ceiling --untrusted: pure)
# expect: stdio out script.lua:3 descriptors enforced
# expect: limits.files 20 script.lua:7 RLIMIT_NOFILE enforced
# expect: limits.file_size 1G script.lua:7 RLIMIT_FSIZE enforced
# expect: jit true script.lua:6 MDWE, seccomp requested, not granted (ceiling --untrusted: pure)
# expect: debug true script.lua:6 Lua state requested, not granted (ceiling --untrusted: pure)
explain --policy limits.lua | grep -v -e env -e debug -e ffi
# expect: fs.read /data script.lua:4 Landlock, ring granted in part (ceiling limits.lua: house rules)
# expect: fs.rw /missing script.lua:4 Landlock, ring not there (optional)
# expect: stdio out script.lua:3 descriptors enforced
# expect: limits.files 20 script.lua:7 RLIMIT_NOFILE enforced
# expect: limits.file_size 1G script.lua:7 RLIMIT_FSIZE requested, not granted (ceiling limits.lua: house rules)
# expect: jit true script.lua:6 MDWE, seccomp enforced
"$CELLUA" --explain --policy limits.lua script.lua | grep -A 1 '^policies'
# expect: policies:
# expect:   limits.lua: house rules, script.lua
