#!/bin/sh
# SPDX-License-Identifier: MIT
# actors_begin_anew.sh - an actor that fails is made anew behind the same channel, if the policy
# says so, and what was sent meanwhile is still there; but not for ever, nor when it is killed.
cat >worker.lua <<'END'
local inbox, system = require "inbox", require "system"
local count = 0
while true do
  local ok, message = pcall(inbox.receive, inbox)
  if not ok or message.what == "end" then break end
  if message.what == "die" then system.exit(3) end
  count = count + 1
  message.reply:send(message.what .. " " .. count)
end
END
echo 'error "always"' >broken.lua
cat >main.lua <<'END'
--[==[ sandbox
version = 1,
main = { stdio = { "out", "err" }, spawn = { "worker", "broken", "mortal" } },
actors = {
  worker = { module = "worker", restart = "on-failure" },
  broken = { module = "broken", restart = "on-failure" },
  mortal = { module = "worker" },
},
]==]
local inbox = require "inbox"
local function ask(actor, what)
  actor:send { what = what, reply = inbox }
  local ok, answer = pcall(inbox.receive, inbox)
  return ok and answer or tostring(answer)
end
local function ending(actor)
  local how = actor:wait()
  return how.reason, how.exit_code or how.exit_signal
end
local worker = spawn_vm { actor = "worker" }
print(ask(worker, "one"))        -- expect: one 1
print(ask(worker, "two"))        -- expect: two 2
worker:send { what = "die" }
print(ask(worker, "three"))      -- expect: three 1
worker:send { what = "end" }
print(ending(worker))            -- expect: exit	0
local killed = spawn_vm { actor = "worker" }
killed:kill()
print(ending(killed))            -- expect: signal	9
print(ending(spawn_vm { actor = "broken" }))  -- expect: exit	1
local mortal = spawn_vm { actor = "mortal" }
mortal:send { what = "die" }
print(ending(mortal))            -- expect: exit	3
END
sed -n 's/.*-- expect: //p' main.lua >expected
"$CELLUA" main.lua 2>err | diff expected - && echo same
# expect: same
