-- SPDX-License-Identifier: MIT
-- What has been received for a state that ends before its fiber runs is closed.
local inbox = require "inbox"
local unix, pipe = require "unix", require "pipe"
if _CONTEXT == "worker" then
  local socket, ready = unix.stream.socket.new(inbox:receive()), inbox:receive()
  spawn(function() socket:receive_with_fds(byte_span.new(9), 9) end):detach()
  this_fiber.yield()
  ready:send(true)
  this_fiber.yield()
  local ending = inbox:receive()
  require "system".exit(ending)
end
for round = 1, 20 do
  local a, b = unix.stream.socket.pair()
  local worker = spawn_vm(".")
  b = b:release()
  worker:send(b)
  b:close()
  worker:send(inbox)
  inbox:receive()
  local r, w = pipe.pair()
  local fd = w:release()
  worker:send(0)
  a:send_with_fds("x", { fd })
  fd:close()
  a:close()
  local ok, why = pcall(r.read_some, r, byte_span.new(1))
  if ok or why ~= require "asio_error".misc.eof then print(round, ok, why) end
end
print "all closed"                            -- expect: all closed
