-- SPDX-License-Identifier: MIT
-- What send checks, in order: a message, the channel, may it wait, was it canceled, is it open.
local inbox = require "inbox"
local generic_error = require "generic_error"
if _CONTEXT == 'worker' then
  inbox:receive()
  return
end
local channel = spawn_vm '.'
local function try(...)
  local ok, why = pcall(channel.send, ...)
  return ok, why == generic_error.EINVAL, why.arg
end
print(try())                            -- expect: false	true	nil
print(try(channel))                     -- expect: false	true	nil
print(try(1))                           -- expect: false	true	nil
print(try(1, 2))                        -- expect: false	true	1
print(try(inbox, 2))                    -- expect: false	true	1
this_fiber.forbid_suspend()
print(pcall(channel.send, channel, 1))  -- expect: false	suspension is forbidden here
this_fiber.allow_suspend()
channel:close()
print(pcall(channel.send, channel, print))    -- expect: false	the channel is closed
