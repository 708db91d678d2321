#!/bin/sh
# SPDX-License-Identifier: MIT
# An inbox that a submodule requires is one that the actor uses: it stays open.
echo 'inbox = require "inbox"' >sub.lua
cat >script.lua <<'END'
if _CONTEXT == 'worker' then
  local inbox = require('../sub').inbox
  spawn(function() inbox:receive():send(inbox:receive()) end):detach()
  return
end
local inbox = require 'inbox'
local channel = spawn_vm '.'
for _ = 1, 10 do this_fiber.yield() end
channel:send(inbox)
channel:send 'open'
print(inbox:receive())
END
"$CELLUA" script.lua
# expect: open
