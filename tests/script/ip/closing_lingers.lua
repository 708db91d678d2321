-- SPDX-License-Identifier: MIT
-- To close a socket that lingers for what nobody reads holds up no other fiber, and tells the
-- other side what was sent.
local net = require "/tools/net"
local eof = require "asio_error".misc.eof
local one, other = net.pair()
one:set_option("linger", true, 600)
net.fill(one)
one:close()
print(one.is_open)                                       -- expect: false
local drained = spawn(function()
  local span, count = byte_span.new(65536), 0
  local ok, why = pcall(function() while true do count = count + other:read_some(span) end end)
  return count > 0, why == eof
end)
print(drained:join())                                    -- expect: true	true
one, other = net.pair()
one:set_option("linger", true, 600)
net.fill(one)
one = nil
collectgarbage()
print(other:read_some(byte_span.new(1)))                 -- expect: 1
