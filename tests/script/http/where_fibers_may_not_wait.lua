-- SPDX-License-Identifier: MIT
-- Where suspending is forbidden a call fails before it has done anything.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local forbidden = require "core_error".forbid_suspend_block
local server, raw = peers.new()
local req, res = http.request.new(), http.response.new()
this_fiber.forbid_suspend()
for _, name in ipairs { "read_request", "write_response", "read_some", "write_end_of_message" } do
  local _, why = pcall(server[name], server)
  io.write(tostring(why == forbidden), " ")
end
this_fiber.allow_suspend()
print(server.is_open)                         -- expect: true true true true true
peers.say(raw, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
server:read_request(req)
server:write_response(res)
print(server.write_state)                     -- expect: finished
