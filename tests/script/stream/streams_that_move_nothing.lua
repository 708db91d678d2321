-- SPDX-License-Identifier: MIT
-- A stream that answers 0 is asked again, after others ran; it may be canceled.

local stream = require "stream"
local mock = dofile(arg[0]:match ".*/" .. "lib/mock.lua")

spawn(function() print "another" end):detach()      -- expect: another
local span = byte_span.new(2)
print(stream.read_all(mock { 0, 1, 0, 0, 1 }, span)) -- expect: 2
print(stream.write_all(mock { 0, 2 }, "ab"))        -- expect: 2
local fiber = spawn(function()
  stream.read_all({ read_some = function() return 0 end }, span)
end)
this_fiber.yield()
fiber:cancel()
fiber:join()
print(fiber.cancellation_caught)                    -- expect: true
