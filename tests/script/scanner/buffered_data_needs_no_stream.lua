-- SPDX-License-Identifier: MIT
-- Records that are buffered come without asking the stream, even to a canceled fiber.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local io = pieces("one\ntwo\nthr", "ee\n")
local s = stream.scanner.new { stream = io }
local fiber
fiber = spawn(function()
  s:get_line()
  fiber:cancel()
  print(tostring(s:get_line()), io.calls)           -- expect: two	1
  s:get_line()
end)
fiber:join()
print(fiber.cancellation_caught, io.calls)          -- expect: true	1
print(tostring(s:get_line()), s.record_number)      -- expect: three	3
