#!/bin/sh
# SPDX-License-Identifier: MIT
# actor_memory.sh - what the kernel holds for an actor counts as its memory, where a control group
# can be made: what it has sent, and nobody has taken.
cat >main.lua <<'END'
--[==[ sandbox
version = 1,
main = { stdio = { "out", "err" }, spawn = { "hoarder" } },
actors = { hoarder = { module = "./hoarder", limits = { memory = "64M" } } },
]==]
local inbox = require "inbox"
local function hoard(count)
  local actor = spawn_vm { actor = "hoarder" }
  actor:send { count = count, itself = actor, reply = inbox }
  print(inbox:receive())
  actor:wait()
end
hoard(1)
local ok = pcall(hoard, 12)
print(ok)
END
cat >hoarder.lua <<'END'
local inbox = require "inbox"
local first = inbox:receive()
local span = byte_span.new(16 * 1024 * 1024)
for i = 1, first.count do
  span[1] = i
  first.itself:send(span)
end
first.reply:send "sent"
END
"$CELLUA" --explain main.lua | grep -q 'limits.memory.*cgroup.*enforced$' || exit 77
"$CELLUA" main.lua &
pid=$!
wait
# expect: sent
# expect: false
find /sys/fs/cgroup -name "cellua-$pid-*" | wc -l
# expect: 0
