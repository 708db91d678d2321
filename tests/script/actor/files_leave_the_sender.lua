-- SPDX-License-Identifier: MIT
-- A file that is sent is closed here and open there, with what is buffered in it.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  local got = inbox:receive()
  boss:send { got.pipe:read '*l', got.pipe:read '*a' }
  got.out:write 'by the receiver\n'
  got.out:close()
  boss:send(got.pipe:close())
  inbox:receive()
  require("time").sleep(0.02) -- what comes meanwhile is never received
  return
end

local worker = spawn_vm '.'
worker:send(inbox)
local pipe = io.popen 'echo first; echo second; echo third'
local out = assert(io.open('out', 'w'))
print(pipe:read())                                    -- expect: first
out:write 'by the sender\n'
worker:send { pipe = pipe, out = out }
print(io.type(pipe), io.type(out))                    -- expect: closed file	closed file
local answer = inbox:receive()
print(answer[1], (answer[2]:gsub('\n', '.')))         -- expect: second	third.
print(inbox:receive())                                -- expect: true
print((io.open 'out':read '*a':gsub('\n', '.')))      -- expect: by the sender.by the receiver.
print(pcall(worker.send, worker, io.stdout))          -- expect: false	Device or resource busy
print(pcall(worker.send, worker, pipe))               -- expect: false	Device or resource busy
local lost = assert(io.open('lost', 'w'))
lost:write 'kept'
worker:send 'end'
worker:send { lost }
repeat until not pcall(worker.send, worker, 'more')
print((io.open 'lost':read '*a'))
-- expect: kept
