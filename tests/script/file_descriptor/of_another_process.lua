-- SPDX-License-Identifier: MIT
-- What another process has sent is read, but not trusted before somebody says so.
local inbox, system = require "inbox", require "system"
local pipe = require "pipe"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  local reader, writer = pipe.pair()
  boss:send(reader:release())
  writer:write_some "text"
  return
end
local process = spawn_vm { module = ".", subprocess = { stderr = "share" } }
process:send(inbox)
local descriptor = inbox:receive()
print(descriptor.tainted, descriptor.type)                -- expect: true	fifo
local ok, why = pcall(system.in_.dup_from, system.in_, descriptor)
print(ok, why.code, why.category)                         -- expect: false	13	generic
local stream = pipe.read_stream.new(descriptor:dup())
local span = byte_span.new(10)
print(stream:read_some(span), span:first(4))              -- expect: 4	text
print(stream:release().tainted)                           -- expect: true
descriptor:trust()
print(descriptor.tainted)                                 -- expect: false
print(pcall(system.in_.dup_from, system.in_, descriptor)) -- expect: true
print(io.read "*a" == "")                                 -- expect: true
local own = pipe.pair():release()
print(own.tainted)                                        -- expect: false
