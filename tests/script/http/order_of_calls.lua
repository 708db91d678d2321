-- SPDX-License-Identifier: MIT
-- Each call has its place; elsewhere it is refused, and nothing is lost.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, raw = peers.new()
local req, res = http.request.new(), http.response.new()
local function refused(socket, ...)
  local words = {}
  for _, name in ipairs { ... } do
    local message = (name:find "request" or name == "read_some" and socket == server) and req or res
    if socket ~= server and name:find "^write" then message = req end
    if peers.try(socket[name], socket, message) ~= "out_of_order" then words[#words + 1] = name end
  end
  print(#words == 0, table.concat(words, " "))
end
server:read_request(peers.say(raw, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\na") or req)
refused(server, "read_request", "write", "write_trailers", "write_end_of_message")  -- expect: true	
peers.say(raw, "b")
server:read_some(req)
refused(server, "read_request", "read_some")  -- expect: true	
server:write_response_metadata(res)
refused(server, "read_request", "write_response", "write_response_metadata",
  "write_response_continue")                  -- expect: true	
server:write_end_of_message()
refused(server, "write_response", "write_response_metadata", "write_response_continue", "write",
  "write_trailers", "write_end_of_message", "read_some")  -- expect: true	
print(server.is_open)                         -- expect: true
for _, name in ipairs { "write_request", "write_request_metadata", "read_response" } do
  io.write(peers.try(server[name], server, name:find "request" and req or res), " ")
end
print(peers.try(server.lock_client_to_http10, server))
-- expect: wrong_direction wrong_direction wrong_direction wrong_direction
local client = peers.new()
req.method, req.target = "GET", "/"
refused(client, "read_some", "write", "write_trailers", "write_end_of_message")  -- expect: true	
client:write_request_metadata(req)
refused(client, "read_some", "write_request", "write_request_metadata")  -- expect: true	
for _, name in ipairs { "read_request", "write_response", "write_response_continue",
                        "write_response_metadata" } do
  io.write(peers.try(client[name], client, name == "read_request" and req or res), " ")
end
print(client.is_open)
-- expect: wrong_direction wrong_direction wrong_direction wrong_direction true
