#!/bin/sh
# SPDX-License-Identifier: MIT
# policies_leave_nothing.sh - nothing is kept of a policy whose process has ended, or never began.
cat >main.lua <<'END'
--[==[ sandbox
version = 1,
main = { stdio = { "in", "out" }, fs = { read = { "$SCRIPT_DIR" } }, spawn = { "middle" } },
actors = { middle = { module = "middle", stdio = { "out" }, restart = "on-failure", fs = { read = { "$SCRIPT_DIR" } } } },
]==]
local inbox = require "inbox"
local function use(count)
  for i = 1, count do
    -- it starts a module itself that nobody has declared
    local middle = spawn_vm { actor = "middle", policy = { fs = { read = { "$SCRIPT_DIR" } } } }
    middle:send(inbox)
    assert(inbox:receive() == "done")
    middle:close()
    middle:wait()
    assert(not pcall(spawn_vm, { actor = "middle", policy = { reed = 1 } }))
    assert(not pcall(spawn_vm, { actor = "middle", policy = { fs = { read = { "/missing" } } } }))
    local other = spawn_vm { module = "./other", policy = { stdio = {} } }
    other:close()
    other:wait()
  end
  print(count)
  io.flush()
  io.read()
end
use(3)
use(20)
END
cat >middle.lua <<'END'
local inbox = require "inbox"
local owner = inbox:receive()
local function start(policy)
  local other = spawn_vm { module = "../other", subprocess = {}, policy = policy }
  other:close()
  return other
end
start():wait()
local kept = start { stdio = {} }
start { limits = { cpu = "5s" } }:wait()
owner:send "done"
END
echo >other.lua
mkfifo words answers
"$CELLUA" main.lua <words >answers &
exec 3>words 4<answers
count() { # descriptors of the supervisor
	find "/proc/$!/fd" -type l | wc -l
}
read -r line <&4
before=$(count)
echo >&3
read -r line <&4
# those that ended with their owner may need a moment
for _ in 1 2 3 4 5 6 7 8 9 10; do
	[ "$(count)" -gt "$before" ] || break
	sleep 0.2
done
after=$(count)
echo >&3
[ "$after" -le "$before" ] || echo "$before after $line rounds, then $after"
wait $!
echo $?    # expect: 0
