-- SPDX-License-Identifier: MIT
-- Open channels are equal if they lead to one inbox; closed ones equal none but themselves.
local inbox = require "inbox"
local one, two = spawn_vm '/workers/echo', spawn_vm '/workers/echo'
one:send(inbox)
one:send(one)
one:send(two)
local also_one, also_two = inbox:receive(), inbox:receive()
print(one == also_one, two == also_two, one == two)    -- expect: true	true	false
one:send(inbox)
local myself = inbox:receive()
print(myself == inbox, inbox == myself)                -- expect: false	false
also_one:close()
print(one == also_one, also_one == one)                -- expect: false	false
also_two:close()
print(also_one == also_two)                            -- expect: false
one:send 'the others are open'
print(inbox:receive())                                 -- expect: the others are open
io.stdout:flush()
require("system").exit(0, { force = 2 })
