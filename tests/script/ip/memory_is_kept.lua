-- SPDX-License-Identifier: MIT
-- The memory of a span that nobody else has is filled, and the socket stays while a fiber waits.
local net = require "/tools/net"
local other
local reader = spawn((function()
  local one
  one, other = net.pair()
  return function()
    local span = byte_span.new(5)
    local view = span:slice(2, 4)
    span = nil
    print(one:read_some(view), view)
  end
end)())
net.settle()
collectgarbage()
collectgarbage()
other:write_some "abcde"
reader:join()                                            -- expect: 3	abc
