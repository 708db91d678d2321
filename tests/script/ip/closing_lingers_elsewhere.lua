-- SPDX-License-Identifier: MIT
-- To close a socket that lingers holds up no other fiber, whatever owns its descriptor.
local net, ip, pipe, tls = require "/tools/net", require "ip", require "pipe", require "tls"
local function lingering()
  local one, other = net.pair()
  one:set_option("linger", true, 600)
  net.fill(one)
  return one, other
end
local ways = {
  function(one) one:release():close() end,
  function(one)
    one:release()
    one = nil
    collectgarbage()
    collectgarbage()
  end,
  function(one) ip.tcp.socket.new(one:release()):close() end,
  function(one) pipe.write_stream.new(one:release()):close() end,
  function(one)
    local fd = one:release()
    one:assign(fd)
    one:close()
  end,
  function(one) tls.socket.new(one):close() end,
}
for _, close in ipairs(ways) do
  local one, other = lingering()
  close(one)
  io.write(other:read_some(byte_span.new(1)), ";")
end
print()                                                  -- expect: 1;1;1;1;1;1;
