-- SPDX-License-Identifier: MIT
-- Where nothing is to be transferred the stream is not asked, and nobody can cancel.

local stream = require "stream"
local mock = dofile(arg[0]:match ".*/" .. "lib/mock.lua")

local io = mock {}
local empty = byte_span.new(0, 4)
local fiber
fiber = spawn(function()
  fiber:cancel()
  print(stream.read_all(io, empty))                 -- expect: 0
  print(stream.write_all(io, ""))                   -- expect: 0
  print(stream.write_at_least(io, "text", 0))       -- expect: 0
  print(stream.read_at_least(io, empty, 5))         -- expect: 0
end)
fiber:join()
print(io.calls, fiber.cancellation_caught)          -- expect: 0	false
