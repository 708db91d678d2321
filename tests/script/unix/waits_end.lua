-- SPDX-License-Identifier: MIT
-- Whatever a fiber waits for at a socket ends when the socket is closed, canceled or released,
-- and when the fiber is canceled; the socket goes on working then.
local unix, core_error, time = require "unix", require "core_error", require "time"
local aborted = require "asio_error".basic.operation_aborted
local span = byte_span.new(9)
local function settle() for _ = 1, 5 do this_fiber.yield() end end
local function fill(a, send)
  local count, before = 0, nil
  a:set_option("send_buffer_size", 1)
  local fiber = spawn(function()
    while true do
      send()
      count = count + 1
    end
  end)
  while count ~= before do
    before = count
    time.sleep(0.005)
  end
  fiber:cancel()
  pcall(fiber.join, fiber)
end
local function bound()
  local s = unix.datagram.socket.new()
  s:open()
  s:bind ""
  return s
end
local function crowded()
  local s, receiver = bound(), bound()
  fill(s, function() s:send_to("text", receiver.local_path) end)
  return s, receiver
end
local function waiter(kind, method, ...)
  local arguments = { ... }
  return function()
    local s, other = unix[kind].socket.pair()
    return s, function() return s[method](s, unpack(arguments)) end, other
  end
end
local function sender(kind, method, ...)
  local arguments = { ... }
  return function()
    local a, b = unix[kind].socket.pair()
    local name = kind == "stream" and "write_some" or "send"
    fill(a, function() a[name](a, "text") end)
    return a, function() return a[method](a, unpack(arguments)) end, b
  end
end
local fd = require "pipe".pair():release()
local waits = {
  waiter("stream", "read_some", span), waiter("stream", "receive_with_fds", span, 2),
  waiter("stream", "wait", "read"), waiter("seqpacket", "receive", span),
  waiter("seqpacket", "receive_with_fds", span, 2), waiter("datagram", "receive", span),
  waiter("datagram", "receive_from", span), waiter("datagram", "receive_with_fds", span, 2),
  waiter("datagram", "receive_from_with_fds", span, 2),
  sender("stream", "write_some", "text"), sender("stream", "send_with_fds", "text", { fd }),
  sender("seqpacket", "send", "text"), sender("seqpacket", "send_with_fds", "text", { fd }),
  sender("datagram", "send", "text"), sender("datagram", "send_with_fds", "text", { fd }),
  function()
    local s, receiver = crowded()
    local path = receiver.local_path
    return s, function() s:send_to("text", path) end, receiver
  end,
  function()
    local s, receiver = crowded()
    local path = receiver.local_path
    return s, function() s:send_to_with_fds("text", path, { fd }) end, receiver
  end,
  function()
    local s = unix.stream.acceptor.new()
    s:open()
    s:bind ""
    s:listen()
    return s, function() s:accept() end
  end,
}
local function try(make, finish)
  local s, call, other = make()
  local why
  local fiber = spawn(function() why = select(2, pcall(call)) end)
  settle()
  local waiting = why == nil
  finish(s, fiber)
  fiber:join()
  return waiting, why, s, other
end
local count = 0
for i, make in ipairs(waits) do
  for _, name in ipairs { "close", "cancel", "release" } do
    local waiting, why, s = try(make, function(s) s[name](s) end)
    if not waiting or why ~= aborted or s.is_open ~= (name == "cancel") then
      print(i, name, waiting, why, s.is_open)
    end
    count = count + 1
  end
  local waiting, why, s = try(make, function(_, fiber) fiber:cancel() end)
  if not waiting or why ~= core_error.fiber_canceled or not s.is_open then
    print(i, "fiber", waiting, why, s.is_open)
  end
  count = count + 1
end
print(count)                                  -- expect: 72
print(tostring(fd):match "^/dev/fd/" ~= nil)  -- expect: true
