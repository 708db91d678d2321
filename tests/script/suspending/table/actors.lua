-- SPDX-License-Identifier: MIT
-- Rows: what waits for messages. The channel leads to the inbox of the same state.

local generic_error = require "generic_error"
local inbox = require "inbox"

local READY = 'the message is in the inbox from the beginning'

local function make_channel()
  local mirror = spawn_vm '/table/mirror'
  mirror:send(inbox)
  mirror:close()
  return inbox:receive()
end

local channel = make_channel()

-- Returns how many messages there were.
local function empty_inbox()
  inbox:set_limit(nil)
  local messages = {}
  channel:send 'last'
  repeat
    messages[#messages + 1] = inbox:receive()
  until messages[#messages] == 'last'
  return #messages - 1
end

---- inbox:receive ----

local receive = {
  name = 'inbox:receive',
  point = true, refused = true,
  returns = 'value', close = empty_inbox,
}

function receive.setup() return {} end
function receive.call() return inbox:receive() end
function receive.wake() channel:send 'value' end

function receive.waiting()
  local ok, why = pcall(inbox.receive, inbox)
  assert(not ok and why == generic_error.EBUSY, 'somebody else may receive')
end

-- The message reaches the receiver while the sender waits for its turn, behind the other.
function receive.complete(_, cancel)
  spawn(cancel):detach()
  channel:send 'value'
end

---- channel:send ----

local send = {
  name = 'channel:send',
  point = true, refused = true, ready = function() end,
  returns = '', close = empty_inbox,
  never = {
    cancel_while = READY, cancel_twice = READY, cancel_and_wake = READY,
    in_a_coroutine = READY,
  },
}

function send.setup() return {} end
function send.call() return channel:send 'value' end
function send.wake() end
function send.left() assert(empty_inbox() == 0, 'a message was sent') end
function send.finally() assert(empty_inbox() == 1, 'the message was not sent once') end

---- channel:send into a full inbox ----

local send_limited = {
  name = 'channel:send into a full inbox',
  point = true, refused = true,
  returns = '', close = empty_inbox,
  call = send.call, finally = send.finally,
}

function send_limited.setup()
  inbox:set_limit(1)
  channel:send 'first'
  return {}
end

function send_limited.wake() assert(inbox:receive() == 'first') end

return { receive, send, send_limited }
