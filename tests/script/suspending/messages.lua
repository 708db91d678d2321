-- SPDX-License-Identifier: MIT
-- Receiving and sending, in every column.

local here = arg[0]:match ".*/" .. "table/"
local run = dofile(here .. "columns.lua")
local rows = loadfile(here .. "actors.lua")() -- nothing can wait behind dofile()

for _, column in ipairs {
  'cancel_before', 'cancel_while', 'cancel_after', 'cancel_and_wake',
  'cancel_while_disabled', 'cancel_twice', 'forbid_suspend', 'in_a_coroutine',
  'across_c_call',
} do
  print(column)
  run(column, rows)
end

-- expect: cancel_before
-- expect: inbox:receive: ok
-- expect: channel:send: ok
-- expect: channel:send into a full inbox: ok
-- expect: cancel_while
-- expect: inbox:receive: ok
-- expect: channel:send: the message is in the inbox from the beginning
-- expect: channel:send into a full inbox: ok
-- expect: cancel_after
-- expect: inbox:receive: ok
-- expect: channel:send: ok
-- expect: channel:send into a full inbox: ok
-- expect: cancel_and_wake
-- expect: inbox:receive: ok
-- expect: channel:send: the message is in the inbox from the beginning
-- expect: channel:send into a full inbox: ok
-- expect: cancel_while_disabled
-- expect: inbox:receive: ok
-- expect: channel:send: ok
-- expect: channel:send into a full inbox: ok
-- expect: cancel_twice
-- expect: inbox:receive: ok
-- expect: channel:send: the message is in the inbox from the beginning
-- expect: channel:send into a full inbox: ok
-- expect: forbid_suspend
-- expect: inbox:receive: ok
-- expect: channel:send: ok
-- expect: channel:send into a full inbox: ok
-- expect: in_a_coroutine
-- expect: inbox:receive: ok
-- expect: channel:send: the message is in the inbox from the beginning
-- expect: channel:send into a full inbox: ok
-- expect: across_c_call
-- expect: inbox:receive: ok
-- expect: channel:send: ok
-- expect: channel:send into a full inbox: ok
