-- SPDX-License-Identifier: MIT
-- However a request is cut into packets, it is the same one.
local http = require "http"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local text = "\r\nPOST / HTTP/1.1\r\nHost: a\r\nP: " .. ("p"):rep(150) .. "\r\nTransfer-Encoding: chunked\r\n\r\n" ..
  "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nX-T: t\r\n\r\n" ..
  "PUT / HTTP/1.1\r\nHost: b\r\nContent-Length: 4\r\n\r\nbodyGET / HTTP/1.1\r\nHost: c\r\n\r\n"
local function run(cuts)
  local server = http.socket.new(pieces(cuts), { max_head_size = 256 })
  local req, res, seen = http.request.new(), http.response.new(), {}
  for i = 1, 3 do
    server:read_request(req)
    while server.read_state ~= "finished" do server:read_some(req) end
    seen[i] = req.method .. " " .. req.headers.host .. " " .. req.body .. " " ..
      tostring(req.trailers["x-t"])
    server:write_response(res)
  end
  return table.concat(seen, ", ")
end
local want = run { text }
print(want)  -- expect: POST a abc0123456789 t, PUT b body nil, GET c  nil
for at = 1, #text - 1 do
  local got = run { text:sub(1, at), text:sub(at + 1) }
  if got ~= want then print("cut at", at, got) end
end
for size = 1, 40 do
  local cuts = {}
  for at = 1, #text, size do cuts[#cuts + 1] = text:sub(at, at + size - 1) end
  local got = run(cuts)
  if got ~= want then print("pieces of", size, got) end
end
print "done"                                  -- expect: done
