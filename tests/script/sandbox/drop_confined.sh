#!/bin/sh
# SPDX-License-Identifier: MIT
# drop_confined.sh - who is confined already gives up more, but not what is settled.
mkdir -p in/deep
echo data >in/deep/file
cat >main.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "in", "out", "err" },
drop = true,
fs = { read = { "$SCRIPT_DIR" } },
env = { pass = { "HOME" } },
limits = { files = 30 },
on_violation = "kill",
]==]
local drop = require("sandbox").drop
local function try(policy) print((select(2, pcall(drop, policy)))) end
try { jit = false }
try { on_violation = "kill", limits = { files = 40 }, stdio = { "in", "out", "err" },
  fs = { read = { "$CWD" } } }
try { env = { pass = { "HOME" } } }
try { limits = { wall = "1s" } }
try { uring = { entries = 1 } }
try { syscalls = { deny = { "rand" } } }
try { fs = { metadata = "hidden" } }
try { net = { connect = { "tcp:localhost:1" } } }
try { fs = { read = { "$CWD/nowhere" } } }
try { fs = { read = { "$TMPDIR" } } }
try { drop = false }
print(io.open "in/deep/file" ~= nil, os.getenv "HOME" ~= nil)
io.write "and "
drop { stdio = { "out" }, fs = { read = { "$CWD/in" } }, limits = { files = 20 } }
print(io.open "in/deep/file" ~= nil, io.read())
print((select(2, io.open "main.lua")))
for _, rule in ipairs(require("sandbox").status().rules) do
  if rule.word == "limits.files" then print(rule.value, rule.source) end
end
io.stderr:write "lost\n"
local sleep = require("time").sleep
spawn(function() sleep(0.001) end):join()
print(pcall(drop, { stdio = { "out" }, fs = { read = { "$CWD/in/deep" } } }))
for i = 1, 20 do
  local ok, why = pcall(drop, { stdio = { "out" } })
  if not ok then print(i > 10, why) break end
end
print "done"
END
echo input | HOME=/ "$CELLUA" main.lua
# expect: sandbox.drop:1:15: jit: it was settled when this process was confined
# expect: nil
# expect: sandbox.drop:1:26: env.pass: it was settled when this process was confined
# expect: sandbox.drop:1:29: limits.wall: it was settled when this process was confined
# expect: sandbox.drop:1:28: uring.entries: it was settled when this process was confined
# expect: sandbox.drop:1:31: syscalls.deny: it was settled when this process was confined
# expect: sandbox.drop:1:25: fs.metadata: only a broker could hide what is not open
# expect: sandbox.drop:1:26: net.connect: it was settled when this process was confined
# expect: sandbox.drop:1:37: fs.read: $CWD/nowhere: No such file or directory
# expect: sandbox.drop: $TMPDIR takes a supervisor
# expect: sandbox.drop:1:15: drop: it was settled when this process was confined
# expect: true	true
# expect: and true	nil
# expect: permission denied: fs.read does not cover main.lua (sandbox: sandbox.drop:1)
# expect: 20	sandbox.drop:1
# expect: 30	main.lua:7
# expect: true
# expect: true	sandbox.drop: this is one layer too many
# expect: done
"$CELLUA" --untrusted -e 'local drop = require("sandbox").drop
print(pcall(drop, { stdio = { "out", "err" }, fs = { read = { "/etc" } } }))
print(pcall(drop, { limits = { files = 20 } }))
print(io.open("/etc/passwd"))'
# expect: true
# expect: false	sandbox.drop:1:29: limits.files: the policy of this process does not say drop
# expect: nil	permission denied: fs.read does not cover /etc/passwd (sandbox: --untrusted)	13
