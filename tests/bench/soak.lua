-- SPDX-License-Identifier: MIT
-- soak.lua - the server and the load of soak.sh.
--
--   soak.lua echo                                 says its port, and sends back what it gets
--   soak.lua load ECHO_PORT HTTP_PORT SECONDS     uses both as much as it can
local ip, stream, time = require "ip", require "stream", require "time"
local errors = require "asio_error"

local ECHOES, FETCHERS = 200, 100
local BLOCK = 64 * 1024

local function echo()
  local acceptor = ip.tcp.listen "127.0.0.1:0"
  print(acceptor.local_port)
  io.stdout:flush()
  while true do
    local socket = acceptor:accept()
    spawn(function()
      scope_cleanup_push(function() socket:close() end)
      pcall(stream.copy, socket, socket)
    end):detach()
  end
end

---- the load ----

local counts = { connections = 0, messages = 0, requests = 0, resets = 0 }

-- What a server may do to us when we reset a connection, or it is too busy.
local function check(ok, why)
  if ok or why == errors.basic.connection_reset or why == errors.misc.eof then return end
  error(why, 0)
end

-- Some connections end by a reset, in the middle of what they do.
local function with_connection(port, use)
  local socket = ip.tcp.socket.new()
  socket:connect("127.0.0.1", port)
  counts.connections = counts.connections + 1
  if math.random(10) == 1 then
    socket:set_option("linger", true, 0)
    counts.resets = counts.resets + 1
  end
  local ok, why = pcall(use, socket)
  socket:close()
  check(ok, why)
end

local data = byte_span.new(BLOCK):fill(120)

local function echo_some(socket)
  local answer = byte_span.new(BLOCK)
  for _ = 1, math.random(100) do
    local size = math.random(4) == 1 and math.random(BLOCK) or math.random(200)
    stream.write_all(socket, data:first(size))
    stream.read_all(socket, answer:first(size))
    counts.messages = counts.messages + 1
  end
  if math.random(5) == 1 then stream.write_all(socket, data) end
end

local requests = {
  "GET /small HTTP/1.1\r\nHost: h\r\n\r\n", "GET /large HTTP/1.1\r\nHost: h\r\n\r\n",
  "HEAD /large HTTP/1.1\r\nHost: h\r\n\r\n", "GET /missing HTTP/1.0\r\n\r\n",
  "GET /large HTTP/1.1\r\nHost: h\r\nRange: bytes=1000-5000\r\n\r\n", "nonsense\r\n\r\n",
}

-- Answers are only counted by what ends the connection.
local function fetch_some(socket)
  local span, count = byte_span.new(BLOCK), math.random(20)
  local reader = spawn(function()
    check(pcall(function() while true do socket:read_some(span) end end))
  end)
  scope_cleanup_push(function()
    reader:cancel()
    pcall(reader.join, reader)
  end)
  for _ = 1, count do
    local kind = math.random(20) == 1 and math.random(#requests) or math.random(3)
    local ok = pcall(stream.write_all, socket, requests[kind])
    if not ok then break end
    counts.requests = counts.requests + 1
  end
  if math.random(4) > 1 then
    pcall(socket.shutdown, socket, "send")
    reader:join()
  end
end

local function load(echo_port, http_port, seconds)
  local deadline = time.steady_clock.now() + seconds
  local fibers = {}
  local function use(port, how)
    fibers[#fibers + 1] = spawn(function()
      while time.steady_clock.now() < deadline do
        with_connection(port, how)
        this_fiber.yield()
      end
    end)
  end
  for _ = 1, ECHOES do use(echo_port, echo_some) end
  for _ = 1, FETCHERS do use(http_port, fetch_some) end
  for _, fiber in ipairs(fibers) do fiber:join() end
  print(("%d connections, %d of them reset; %d messages echoed, %d requests sent"):format(
    counts.connections, counts.resets, counts.messages, counts.requests))
end

local what, one, other, seconds = ...
if what == "echo" then
  echo()
else
  load(tonumber(one), tonumber(other), tonumber(seconds))
end
