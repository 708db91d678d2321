-- SPDX-License-Identifier: MIT
-- net.lua - sockets that tests need, all on loopback, and how calls end.
local ip, time = require "ip", require "time"

loopback = ip.address.loopback_v4()

-- A listener, and its port.
function listener(address, backlog)
  local acceptor = ip.tcp.acceptor.new()
  address = address or loopback
  acceptor:open(address)
  acceptor:bind(address, 0)
  acceptor:listen(backlog)
  return acceptor, acceptor.local_port
end

-- Both ends of a connection.
function pair(address)
  local acceptor, port = listener(address)
  local client = ip.tcp.socket.new()
  client:connect(address or loopback, port)
  local server = acceptor:accept()
  acceptor:close()
  return client, server
end

-- A bound socket for datagrams, and its port.
function udp(address)
  local socket = ip.udp.socket.new()
  address = address or loopback
  socket:open(address)
  socket:bind(address, 0)
  return socket, socket.local_port
end

-- Two of them, each connected with the other.
function udp_pair(address)
  local one, one_port = udp(address)
  local other, other_port = udp(address)
  one:connect(address or loopback, other_port)
  other:connect(address or loopback, one_port)
  return one, other
end

-- A listener that takes nobody any more: who connects waits.
function full_listener()
  local acceptor, port = listener(nil, 0)
  local client = ip.tcp.socket.new()
  client:connect(loopback, port)
  return acceptor, port, client
end

-- Fill what is between two ends, so that who writes waits. What the other end has taken is
-- known here a little later.
function fill(socket)
  local chunk, full = byte_span.new(65536), 0
  while full < 3 do
    local writer = spawn(function()
      socket:write_some(chunk)
      full = -1
    end)
    for _ = 1, 3 do this_fiber.yield() end
    writer:cancel()
    writer:join()
    full = full + 1
    time.sleep(0.01)
  end
end

-- How a call ends: what it returns, or the error as "category code arg".
function try(call, ...)
  local results = { pcall(call, ...) }
  if results[1] then
    table.remove(results, 1)
    for i = 1, #results do results[i] = tostring(results[i]) end
    return #results == 0 and "nothing" or table.concat(results, " ")
  end
  local why = results[2]
  if getmetatable(why) ~= "error_code" then return tostring(why) end
  local text = tostring(why.category) .. " " .. why.code
  return why.arg and text .. " " .. tostring(why.arg) or text
end

-- Let everybody who can run do so, and the kernel answer them.
function settle()
  for _ = 1, 5 do this_fiber.yield() end
end

