-- SPDX-License-Identifier: MIT
-- A cancellation that comes before the read leaves the scanner free.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local s = stream.scanner.new { stream = pieces("x\n") }
local fiber
fiber = spawn(function()
  fiber:cancel()
  s:get_line()
end)
fiber:join()
print(fiber.cancellation_caught, tostring(s:get_line())) -- expect: true	x
