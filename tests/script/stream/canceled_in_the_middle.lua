-- SPDX-License-Identifier: MIT
-- A cancellation between two parts leaves the first in the buffer and counts it.

local stream = require "stream"
local io = {}
function io:read_some(span)
  span[1] = 65
  this_fiber.yield()
  return 1
end
local span = byte_span.new(3)
local fiber = spawn(function()
  local ok, why = pcall(stream.read_all, io, span)
  print(ok, why.code, tostring(why.category), why.bytes_transferred)
  error(why, 0)
end)
this_fiber.yield()
fiber:cancel()
fiber:join()
-- expect: false	13	emilua.core	1
print(fiber.cancellation_caught, span[1])           -- expect: true	65
