-- SPDX-License-Identifier: MIT
-- An actor sees its context, its file and the arguments of the process.
-- args: one two
local inbox = require "inbox"
local system = require "system"
if _CONTEXT == 'worker' then
  inbox:receive():send { _CONTEXT, tostring(_FILE):match '[^/]*$', unpack(system.arguments, 3) }
  return
end
local channel = spawn_vm '.'
channel:send(inbox)
print(unpack(inbox:receive()))
-- expect: worker	worker_knows_its_file.lua	one	two
