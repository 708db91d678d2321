-- SPDX-License-Identifier: MIT
-- Who is canceled tries no other result, and leaves the socket closed.
local ip = require "ip"
local canceled = require("core_error").fiber_canceled

local hole = ip.tcp.acceptor.new()
hole:open 'v4'
hole:bind('127.0.0.1', 0)
hole:listen(0)
local filler = ip.tcp.socket.new()
local address, port = hole.local_address, hole.local_port
filler:connect(address, port)

local socket = ip.tcp.socket.new()
local asked = 0
local fiber = spawn(function()
  local results = { { address = address, port = port }, { address = address, port = port } }
  local ok, why = pcall(ip.connect, socket, results, function()
    asked = asked + 1
    return true
  end)
  print(ok, why == canceled, asked, socket.is_open)    -- expect: false	true	1	false
end)
this_fiber.yield()
fiber:cancel()
fiber:join()
