#!/bin/sh
# SPDX-License-Identifier: MIT
# threads.sh - actors work behind walls, in as many threads as the policy says.
cat >worker.lua <<'END'
local inbox = require "inbox"
local ask = inbox:receive()
ask:send { open = io.open "/etc/passwd" ~= nil, sum = 42 }
END
cat >main.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR" } },
limits = { procs = 2, actors = 3 },
]==]
local inbox = require "inbox"
for _, own in ipairs { false, true, true } do
  local worker = spawn_vm { module = "./worker", inherit_context = not own }
  worker:send(inbox)
end
for _ = 1, 3 do
  local answer = inbox:receive()
  print(answer.open, answer.sum)
end
END
"$CELLUA" main.lua
# expect: false	42
# expect: false	42
# expect: false	42
sed 's/procs = 2/procs = 0/' main.lua >none.lua
"$CELLUA" none.lua 2>&1 | head -n 1   # expect: cellua: Resource temporarily unavailable
sed 's/actors = 3/actors = 1/' main.lua >few.lua
"$CELLUA" few.lua 2>&1 | head -n 1    # expect: cellua: Resource temporarily unavailable
