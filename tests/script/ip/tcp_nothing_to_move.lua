-- SPDX-License-Identifier: MIT
-- An empty span or string gives 0, whatever there is to read, and to a closed socket raises.
local net = require "/tools/net"
local one, other = net.pair()
local empty = byte_span.new(0)
print(one:read_some(empty), one:receive(empty, { "peek" }))  -- expect: 0	0
print(one:write_some(empty), one:write_some "", one:send("", { "out_of_band" })) -- expect: 0	0	0
other:close()
print(one:read_some(empty))                                  -- expect: 0
one:shutdown "both"
print(one:write_some "")                                     -- expect: 0
local fiber = spawn(function()
  this_fiber.yield()
  one:read_some(empty)
end)
fiber:cancel()
fiber:join()
print(fiber.cancellation_caught)                             -- expect: true
one:close()
print(net.try(one.read_some, one, empty), net.try(one.write_some, one, "")) -- expect: system 9	system 9
