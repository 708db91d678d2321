-- SPDX-License-Identifier: MIT
-- Canceling a call that waits closes the connection at once, in every state.
local websocket = require "websocket"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local function cancel(ws, raw, call, wait)
  local fiber = spawn(function() print(peers.try(call)) end)
  if wait then wait(raw) end
  for _ = 1, 10 do this_fiber.yield() end
  fiber:cancel()
  fiber:join()
  print(ws.is_open, #peers.hear_all(raw) < 16 * 1024 * 1024)
end
local server, raw = peers.server()
cancel(server, raw, function() server:read_some(byte_span.new(1)) end)
-- expect: canceled
-- expect: false	true
server, raw = peers.server("\129\133\1\2")
cancel(server, raw, function() server:read_some(byte_span.new(1)) end)
-- expect: canceled
-- expect: false	true
server, raw = peers.server()
cancel(server, raw, function() server:write(("x"):rep(16 * 1024 * 1024)) end)
-- expect: canceled
-- expect: false	true
server, raw = peers.server()
cancel(server, raw, function() server:close() end, peers.hear_frame)
-- expect: canceled
-- expect: false	true
local other, mine = peers.pair()
local fiber = spawn(function() print(peers.try(websocket.new, mine, "x", "/")) end)
peers.hear_head(other)
fiber:cancel()
fiber:join()                                  -- expect: canceled
print(peers.hear_all(other) == "")            -- expect: true
