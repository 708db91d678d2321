-- SPDX-License-Identifier: MIT
-- A rooted id keeps its folders; a folder has its init.lua.
local inbox = require "inbox"
local channels = { spawn_vm '/workers/nested', spawn_vm '/workers/echo' }
channels[1]:send(inbox)
print(inbox:receive())
channels[2]:send(inbox)
channels[2]:send 'from the folder'
print(inbox:receive())
-- expect: nested/init.lua
-- expect: from the folder
