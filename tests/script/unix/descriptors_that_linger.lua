-- SPDX-License-Identifier: MIT
-- Nobody waits for the end of a descriptor that lasts as long as its sender likes: neither who
-- takes it, nor who gets one too many, nor who closes his socket, or forgets it, unread.
local unix, ip = require "unix", require "ip"
local span = byte_span.new(9)
local listener = ip.tcp.acceptor.new()
listener:open "v4"
listener:bind("127.0.0.1", 0)
listener:listen()
local kept = {}
local function lingering()
  local client = ip.tcp.socket.new()
  client:connect("127.0.0.1", listener.local_port)
  kept[#kept + 1] = listener:accept()
  client:set_option("linger", true, 3600)
  local sent
  local fiber = spawn(function()
    while true do
      client:write_some(byte_span.new(1000000))
      sent = (sent or 0) + 1
    end
  end)
  local before
  while not sent or before ~= sent do
    before = sent
    require "time".sleep(0.02)
  end
  fiber:cancel()
  pcall(fiber.join, fiber)
  return client:release()
end
local function pass(...)
  local a, b = unix.stream.socket.pair()
  a:send_with_fds("x", { ... })
  for _, fd in ipairs { ... } do fd:close() end
  kept[#kept + 1] = a
  return b
end
local b = pass(require "pipe".pair():release(), lingering())
local _, fds, lost = b:receive_with_fds(span, 1)
print(fds[1].type, lost)                      -- expect: fifo	true
b = pass(lingering())
_, fds = b:receive_with_fds(span, 1)
print(fds[1].type)                            -- expect: socket
fds[1]:close()
b = pass(lingering())
b:close()
print "closed"                                -- expect: closed
b = pass(lingering())
b = nil
collectgarbage()
collectgarbage()
print "forgotten"                             -- expect: forgotten
