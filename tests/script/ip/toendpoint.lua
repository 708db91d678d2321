-- SPDX-License-Identifier: MIT
-- A text is split at its last colon; IPv6 needs brackets, and there are no names.
local net = require "/tools/net"
local ip = require "ip"
local function try(text) print(net.try(ip.toendpoint, text)) end
try "1.2.3.4:80"                          -- expect: 1.2.3.4 80
try "[::1]:0"                             -- expect: ::1 0
try "[fe80::1%lo]:65535"                  -- expect: fe80::1%lo 65535
print(ip.tostring(ip.toendpoint "[::]:1")) -- expect: [::]:1
for _, text in ipairs {
  "", ":", "1.2.3.4", "1.2.3.4:", "1.2.3.4:x", "1.2.3.4:080", "1.2.3.4:00", "1.2.3.4:-1",
  "1.2.3.4:+1", "1.2.3.4: 1", "1.2.3.4:1 ", "::1:80", "[::1]80", "[::1]", "[::1:80", "::1]:80",
  "[:80", "1.2.3.4:1\0", "1.2.3.4\0:1",
} do
  local why = net.try(ip.toendpoint, text)
  if why ~= "generic 22 1" then print(("%q"):format(text), why) end
end
try "1.2.3.4:65536"                       -- expect: generic 34 1
try "1.2.3.4:99999999999999999999999"     -- expect: generic 34 1
try "localhost:80"                        -- expect: system 22
try "[1.2.3.4]:80"                        -- expect: system 22
try "[]:80"                               -- expect: system 22
try ":80"                                 -- expect: system 22
try(80)                                   -- expect: generic 22 1
try(nil)                                  -- expect: generic 22 1
