-- SPDX-License-Identifier: MIT
-- What receive checks, in order: the inbox, may it wait, is it open, does nobody else receive.
local inbox = require "inbox"
local generic_error = require "generic_error"
spawn_vm '/workers/mirror':send(inbox)
local myself = inbox:receive()
local ok, why = pcall(inbox.receive, myself)
print(ok, why == generic_error.EINVAL, why.arg)    -- expect: false	true	1
print(pcall(inbox.receive) == false)               -- expect: true
local first = spawn(function() return inbox:receive() end)
this_fiber.yield()
this_fiber.forbid_suspend()
print(pcall(inbox.receive, inbox))     -- expect: false	suspension is forbidden here
this_fiber.allow_suspend()
print(pcall(inbox.receive, inbox))     -- expect: false	Device or resource busy
myself:send 'for the first'
myself:send 'queued'
print(first:join())                    -- expect: for the first
print(inbox:receive())                 -- expect: queued
inbox:close()
print(pcall(inbox.receive, inbox))     -- expect: false	the channel is closed
