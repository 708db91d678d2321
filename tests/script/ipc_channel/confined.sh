#!/bin/sh
# SPDX-License-Identifier: MIT
# confined.sh - a confined program and its actors send each other whatever can be sent.
cat >main.lua <<'END'
--[==[ sandbox
version = 1,
main = { stdio = { "out", "err" }, spawn = { "echo" } },
actors = { echo = { module = "echo" } },
]==]
local inbox = require "inbox"
local channel = spawn_vm { module = 'echo', actor = 'echo' }
channel:send(inbox)
local function back(value)
  channel:send(value)
  return inbox:receive()
end
print(back(1), back { { 'x' } }[1][1], #back(byte_span.new(10)), #back(byte_span.new(300000)))
local t = back { me = inbox, it = channel }
t.it:send 'by it'
print(inbox:receive())
t.me:send 'by me'
print(inbox:receive())
END
cat >echo.lua <<'END'
local inbox = require "inbox"
local boss = inbox:receive()
while true do boss:send(inbox:receive()) end
END
"$CELLUA" main.lua
# expect: 1	x	10	300000
# expect: by it
# expect: by me
