-- SPDX-License-Identifier: MIT
-- An actor of the process uses files of its own, and those that it is sent.
local file, inbox = require "file", require "inbox"
if _CONTEXT == "worker" then
  local order = inbox:receive()
  local f, g = file.stream.new(order.fd), file.stream.new()
  local span = byte_span.new(20)
  f:lock()
  local text = tostring(span:first(f:read_some(span)))
  g:open(order.name, { "create", "write_only" })
  g:write_some(text:upper())
  order.boss:send(f.size)
  return
end
local made = io.open("in", "w")
made:write "content"
made:close()
local f = file.stream.new()
f:open("in", 0)
local channel = spawn_vm "."
channel:send { fd = f:release(), name = "out", boss = inbox }
print(inbox:receive())                         -- expect: 7
print(io.open("out"):read "*a")                -- expect: CONTENT
