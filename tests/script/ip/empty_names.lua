-- SPDX-License-Identifier: MIT
-- No host is this machine, or any address of it for who listens; no service is port 0.
local ip = require "ip"

local function v4(...)
  local result = ip.tcp.get_address_v4_info(...)[1]
  return ip.tostring(result.address, result.port)
end

print(v4('', 80))                   -- expect: 127.0.0.1:80
print(v4('', 80, { 'passive' }))    -- expect: 0.0.0.0:80
print(v4('192.0.2.1', ''))          -- expect: 192.0.2.1:0
local ok, why = pcall(v4, '', '')
print(ok, why == require("asio_error").netdb.host_not_found)
-- expect: false	true
