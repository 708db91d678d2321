#!/bin/sh
# SPDX-License-Identifier: MIT
# asks_for_more.sh - a manifest of the script's own gives nothing that the operator does not,
# and what it asked for in vain is listed.
# layers: filter landlock
echo secret >secret
cat >script.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "in", "out", "err" },
jit = true,
fs = { rw = { "/" } },
]==]
print(io.open(arg[1]) == nil, (jit.status()))
END
cp script.lua beside.lua && sed -i '1,6d' beside.lua
echo '{ version = 1, stdio = { "out", "err" }, fs = { rw = { "/" } } }' >beside.lua.sandbox
"$ESCAPE" --untrusted script.lua "$PWD/secret"                    # expect: true	false
"$ESCAPE" --untrusted beside.lua "$PWD/secret"                    # expect: true	false
"$ESCAPE" --untrusted --explain script.lua | grep -c '^fs.rw .*requested, not granted (ceiling --untrusted: pure)$'   # expect: 1
