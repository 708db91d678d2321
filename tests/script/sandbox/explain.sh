#!/bin/sh
# SPDX-License-Identifier: MIT
# explain.sh - what would hold is said, and nothing runs.
cat >script.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "out" },
fs = { read = { "$SCRIPT_DIR" }, write = { "/tmp" } },
limits = { cpu = "10s" },
]==]
print "ran"
END
"$CELLUA" --explain script.lua >out && grep -c -e '^fs.read .*script.lua:4 .*enforced' -e '^limits.cpu .*10s .*script.lua:5' out   # expect: 2
grep -c -e 'OPENAT' -e 'openat' -e 'Landlock ABI' out      # expect: 3
grep -c '^stdio  *out  *script.lua:3  *descriptors  *enforced$' out   # expect: 1
"$CELLUA" --check script.lua; echo $?                     # expect: 0
echo '{ version = 1, user = { uid = 1, gid = 1 }, net = { udp = { "udp:x:1" } } }' >p.lua
"$CELLUA" --check --policy p.lua script.lua 2>&1; echo $?
# expect: cellua: sandbox: p.lua:1:53: net.udp: nothing provides this yet
# expect: 69
"$CELLUA" --explain --policy p.lua -e '' 2>/dev/null | sed 's/  */ /g' | grep -e udp -e user
# expect: net.udp udp:x:1 p.lua:1 broker, no socket() NOT ENFORCEABLE (required)
# expect: user given p.lua:1 setresuid not tried
"$CELLUA" --explain -e 'print "ran"' | grep -c 'not confined'   # expect: 1
