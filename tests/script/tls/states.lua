-- SPDX-License-Identifier: MIT
-- What can be called when, and what closing and canceling do to those who wait.
local tls, time = require "tls", require "time"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()
local why = peers.why

local function wait_in(call, ...)
  local arguments = { ... }
  local fiber = spawn(function() return why(call, unpack(arguments)) end)
  for _ = 1, 20 do this_fiber.yield() end
  return fiber
end

-- Before the handshake.
local one, other = peers.transports()
one, other = tls.socket.new(one, peers.client()), tls.socket.new(other, peers.server())
print(why(peers.read, one), why(one.write_some, one, "x"), why(one.shutdown, one))
-- expect: asio.ssl uninitialized (SSL routines)	asio.ssl uninitialized (SSL routines)	asio.ssl uninitialized (SSL routines)
print(one:write_some "", one.alpn, one.version, one.cipher, one.peer_certificate)
-- expect: 0	nil	nil	nil	nil

-- While it lasts, and when somebody has ended it.
local fiber = wait_in(one.client_handshake, one)
print(why(one.client_handshake, one))         -- expect: generic Operation already in progress
print(why(one.write_some, one, "x"))          -- expect: asio.ssl uninitialized (SSL routines)
one:cancel()
print(fiber:join())                           -- expect: system Operation canceled
print(why(one.client_handshake, one), one.is_open)
-- expect: generic Transport endpoint is already connected	true
print(why(peers.read, one))                   -- expect: asio.ssl uninitialized (SSL routines)
one:close()
other:close()

one, other = peers.transports()
one = tls.socket.new(one, peers.client())
fiber = wait_in(one.client_handshake, one)
one:close()
print(fiber:join())                           -- expect: system Operation canceled
one = tls.socket.new(peers.transports(), peers.client())
fiber = wait_in(one.client_handshake, one)
fiber:interrupt()
print(fiber:join())                           -- expect: emilua.core the fiber was canceled
print(why(one.client_handshake, one))
-- expect: generic Transport endpoint is already connected

-- Open.
one, other = peers.pair()
print(why(one.client_handshake, one))   -- expect: generic Transport endpoint is already connected
print(why(one.set_server_name, one, "x"))
-- expect: generic Transport endpoint is already connected
local first, second = wait_in(peers.read, one), wait_in(peers.read, one)
one:cancel()
print(first:join(), second:join())      -- expect: system Operation canceled	system Operation canceled
other:write_some "usable"
print(peers.read(one))                  -- expect: usable
first, second = wait_in(peers.read, one), wait_in(peers.read, one)
second:interrupt()
second:join()
other:write_some "first"
print(first:join())                     -- expect: no error
local written = 0
local function fill()
  while true do written = written + one:write_some(("x"):rep(20000)) end
end
local function until_full()
  local before = -1
  while before ~= written do
    before = written
    time.sleep(0.1)
  end
end
first, second = wait_in(fill), wait_in(fill)
until_full()
one:cancel()
print(first:join(), second:join())      -- expect: system Operation canceled	system Operation canceled
first, second = wait_in(fill), wait_in(peers.read, one)
until_full()
local third = wait_in(one.shutdown, one)
one:close()
print(first:join(), second:join(), third:join())
-- expect: system Operation canceled	system Operation canceled	system Operation canceled

-- Closed.
one:close()
print(one.is_open, why(one.cancel, one))      -- expect: false	system Bad file descriptor
print(why(peers.read, one), why(one.write_some, one, "x"), why(one.write_some, one, ""))
-- expect: system Bad file descriptor	system Bad file descriptor	system Bad file descriptor
print(why(one.shutdown, one), why(function() return one.alpn end))
-- expect: system Bad file descriptor	system Bad file descriptor
print(why(function() return one.nothing end)) -- expect: emilua.core no such member
