#!/usr/bin/env cellua
-- SPDX-License-Identifier: MIT
-- tcp_proxy.lua - hand connections on to somebody else, two fibers for each.
--
--   tcp_proxy.lua [-c CONNECTIONS] [-i SECONDS] ADDRESS:PORT TO_ADDRESS:TO_PORT
--
-- It says where it listens; port 0 is any that is free. Who ends one direction still gets what
-- comes in the other. Of each direction no more than BLOCK is held: who reads slowly is written
-- to slowly, and so is read from slowly. Beyond CONNECTIONS (500) one waits for another to end;
-- one in which nothing moves for SECONDS (300) is closed.
local ip = require "ip"
local time = require "time"
local errors = require "asio_error"
local mutex = require "mutex"
local condition_variable = require "condition_variable"

local BLOCK = 64 * 1024
local USAGE, FAILURE = 64, 1
local connections_max, idle_max = 500, 300

local function complain(...)
  io.stderr:write("tcp_proxy: ", ...)
  io.stderr:write("\n")
end

---- one connection: { near =, far =, deadline = } ----

local connections, count = {}, 0

local function expect(connection)
  connection.deadline = time.steady_clock.now().seconds_since_epoch + idle_max
end

local function close(connection)
  connection.near:close()
  connection.far:close()
end

-- Up to the end of `from`, of which `to` is told.
local function copy(connection, from, to)
  local span = byte_span.new(BLOCK)
  local ok, why = pcall(function()
    while true do
      local block = span:first(from:read_some(span))
      expect(connection)
      while #block > 0 do
        block = block:slice(to:write_some(block) + 1)
        expect(connection)
      end
    end
  end)
  if not ok and why == errors.misc.eof then
    ok = pcall(to.shutdown, to, "send")
  end
  -- what has failed in one direction has no use for the other
  if not ok then close(connection) end
end

local function run(connection, address, port)
  local ok, why = pcall(connection.far.connect, connection.far, address, port)
  if ok then
    local there = spawn(function() copy(connection, connection.near, connection.far) end)
    copy(connection, connection.far, connection.near)
    there:join()
  else
    complain(ip.tostring(address, port), ": ", tostring(why))
  end
end

---- all of them ----

local function watch()
  while true do
    time.sleep(math.min(1, idle_max / 4))
    local now = time.steady_clock.now().seconds_since_epoch
    for connection in pairs(connections) do
      if connection.deadline < now then close(connection) end
    end
  end
end

local function accept_all(acceptor, address, port)
  local lock, room = mutex.new(), condition_variable.new()
  while true do
    lock:lock()
    while count >= connections_max do room:wait(lock) end
    lock:unlock()
    local ok, socket = pcall(acceptor.accept, acceptor)
    if ok then
      local connection = { near = socket, far = ip.tcp.socket.new() }
      expect(connection)
      connections[connection], count = true, count + 1
      spawn(function()
        scope_cleanup_push(function()
          close(connection)
          connections[connection], count = nil, count - 1
          room:notify_one()
        end)
        run(connection, address, port)
      end):detach()
    else
      complain(tostring(socket)) -- accept() waits a little before it fails again
    end
  end
end

local function usage()
  complain("usage: tcp_proxy.lua [-c CONNECTIONS] [-i SECONDS] ADDRESS:PORT TO_ADDRESS:TO_PORT")
  os.exit(USAGE)
end

local words, at = { ... }, 1
while words[at] == "-c" or words[at] == "-i" do
  local number = tonumber(words[at + 1])
  if not number or number <= 0 then usage() end
  if words[at] == "-c" then connections_max = number else idle_max = number end
  at = at + 2
end
if not words[at + 1] or words[at + 2] then usage() end

local acceptor = ip.tcp.acceptor.new()
local ok, to_address, to_port = pcall(function()
  local address, port = ip.toendpoint(words[at])
  acceptor:open(address)
  acceptor:set_option("reuse_address", true)
  acceptor:bind(address, port)
  acceptor:listen()
  return ip.toendpoint(words[at + 1])
end)
if not ok then
  complain(words[at], " to ", words[at + 1], ": ", tostring(to_address))
  os.exit(FAILURE)
end
print(ip.tostring(acceptor.local_address, acceptor.local_port))
io.stdout:flush()
spawn(watch):detach()
accept_all(acceptor, to_address, to_port)
