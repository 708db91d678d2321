-- SPDX-License-Identifier: MIT
-- Both ends are ours: bodies of all sizes there and back, by length and in chunks.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, client = peers.both()
local function read_all(socket, message, done)
  local parts = { message.body }
  while socket.read_state ~= done do
    message.body = nil
    socket:read_some(message)
    parts[#parts + 1] = message.body
  end
  return table.concat(parts)
end
local echo = spawn(function()
  local req, res = http.request.new(), http.response.new()
  while server.is_open do
    if peers.try(server.read_request, server, req) ~= "ok" then break end
    local body = read_all(server, req, "finished")
    if req.target == "/chunked" then
      server:write_response_metadata(res)
      for at = 1, #body, 30000 do
        res.body = body:sub(at, at + 29999)
        server:write(res)
      end
      res.trailers["x-size"] = tostring(#body)
      server:write_trailers(res)
    else
      res.body = body
      server:write_response(res)
    end
  end
end)
local req, res = http.request.new(), http.response.new()
req.method, req.headers.host = "POST", "x"
local function exchange(target, size)
  local body = ("0123456789abcdef"):rep(size / 16 + 1):sub(1, size)
  req.target, req.body = target, body
  client:write_request(req)
  client:read_response(res)
  local same = read_all(client, res, "empty") == body
  print(target, size, same, res.trailers["x-size"])
end
for _, target in ipairs { "/plain", "/chunked" } do
  for _, size in ipairs { 0, 1, 8000, 8192, 70000, 1000000 } do exchange(target, size) end
end
client:close()
echo:join()
-- expect: /plain	0	true	nil
-- expect: /plain	1	true	nil
-- expect: /plain	8000	true	nil
-- expect: /plain	8192	true	nil
-- expect: /plain	70000	true	nil
-- expect: /plain	1000000	true	nil
-- expect: /chunked	0	true	0
-- expect: /chunked	1	true	1
-- expect: /chunked	8000	true	8000
-- expect: /chunked	8192	true	8192
-- expect: /chunked	70000	true	70000
-- expect: /chunked	1000000	true	1000000
