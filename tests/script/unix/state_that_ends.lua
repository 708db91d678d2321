-- SPDX-License-Identifier: MIT
-- What has been received for a state that ends before its fiber runs is closed, whoever was
-- the sender.
local inbox, system = require "inbox", require "system"
local unix, pipe = require "unix", require "pipe"
local span = byte_span.new(9)
if _CONTEXT == "worker" then
  local socket, boss = inbox:receive(), inbox:receive()
  local own, other = unix.stream.socket.pair()
  if type(socket) ~= "string" then other = unix.stream.socket.new(socket) end
  spawn(function() other:receive_with_fds(span, 9) end):detach()
  for _ = 1, 3 do this_fiber.yield() end
  boss:send(true)
  local fd = inbox:receive()
  if type(socket) == "string" then
    own:send_with_fds("x", { fd }) -- whoever sends is the first to know
    fd:close()
  end
  system.exit(0)
end
local eof = require "asio_error".misc.eof
local closed = 0
for round = 1, 20 do
  local a, b = unix.stream.socket.pair()
  local r, w = pipe.pair()
  local worker, fd = spawn_vm ".", w:release()
  b = b:release()
  worker:send(round % 2 == 0 and b or "its own")
  worker:send(inbox)
  b:close()
  inbox:receive()
  worker:send(round % 2 == 0 and true or fd)
  if round % 2 == 0 then pcall(a.send_with_fds, a, "x", { fd }) end
  fd:close()
  a:close()
  if select(2, pcall(r.read_some, r, span)) == eof then closed = closed + 1 end
end
print(closed)                                 -- expect: 20
