-- SPDX-License-Identifier: MIT
-- What says not both where and which service is no endpoint.
local ip = require "ip"

for _, call in ipairs { ip.tcp.dial, ip.udp.dial, ip.tcp.listen } do
  for _, endpoint in ipairs { 'host', '::1:80', '[::1]', '[::1]80', '[::1', 'a:b:c', '', 80 } do
    local ok, why = pcall(call, endpoint)
    if ok or why.arg ~= 1 or why.code ~= 22 then print(endpoint, why) end
  end
  local ok, why = pcall(call)
  print(ok, why.arg)
  ok, why = pcall(call, '[name]:80')
  print(ok, why)
end
-- expect: false	1
-- expect: false	Invalid argument
-- expect: false	1
-- expect: false	Invalid argument
-- expect: false	1
-- expect: false	Invalid argument
