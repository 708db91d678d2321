-- SPDX-License-Identifier: MIT
-- While descriptors are sent nobody can use them; however that ends, everybody can again.
local unix, pipe = require "unix", require "pipe"
local generic_error = require "generic_error"
for _, kind in ipairs { "stream", "seqpacket", "datagram" } do
  local a, b = unix[kind].socket.pair()
  local send = kind == "stream" and a.write_some or a.send
  local fd, span = pipe.pair():release(), byte_span.new(9000)
  a:set_option("send_buffer_size", 1)
  local sender, count
  local function begin()
    local list = { fd }
    sender = spawn(function()
      while true do send(a, span) end
    end)
    count = spawn(function() return a:send_with_fds("x", list) end)
    for _ = 1, 5 do this_fiber.yield() end
    list[1] = nil
    collectgarbage()
  end
  local function all_busy()
    local other = unix.stream.socket.pair()
    for _, call in ipairs { fd.close, fd.dup, fd.is_socket, pipe.read_stream.new,
      function() other:send_with_fds("x", { fd }) end, function() return fd.type end } do
      if select(2, pcall(call, fd)) ~= generic_error.EBUSY then return false end
    end
    return true
  end
  begin()
  local busy = all_busy()
  count:cancel()
  pcall(count.join, count)
  print(busy, fd.type, tostring(fd):match "^/dev/fd/" ~= nil)
  sender:cancel()
  pcall(sender.join, sender)
  begin()
  busy = all_busy()
  a:close()
  pcall(count.join, count)
  pcall(sender.join, sender)
  print(busy, fd.type)
end
-- expect: true	fifo	true
-- expect: true	fifo
-- expect: true	fifo	true
-- expect: true	fifo
-- expect: true	fifo	true
-- expect: true	fifo
