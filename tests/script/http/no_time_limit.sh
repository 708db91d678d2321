# SPDX-License-Identifier: MIT
# A timeout that is longer than any timer is none.
here=${0%/*}
cat >main.lua <<END
local http = require "http"
local peers = dofile("$here/lib/peers.lua")
for _, timeout in ipairs { 1e15, math.huge } do
  local server, raw = peers.new { timeout = timeout }
  local fiber = spawn(function() server:read_request(http.request.new()) end)
  for _ = 1, 9 do this_fiber.yield() end
  peers.say(raw, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
  fiber:join()
  server:write_response(http.response.new())
  print(server.is_open)
end
END
"$CELLUA" main.lua 2>&1
# expect: true
# expect: true
