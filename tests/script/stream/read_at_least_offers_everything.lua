-- SPDX-License-Identifier: MIT
-- read_at_least() stops at the minimum, which is at most the length, and may read more.

local stream = require "stream"
local mock = dofile(arg[0]:match ".*/" .. "lib/mock.lua")

local span = byte_span.new(6)
local function try(minimum, steps)
  local io = mock(steps)
  print(stream.read_at_least(io, span, minimum), io.calls)
end
try(3, { 1, 1, 1, 1 })                              -- expect: 3	3
try(3, { 2, 4 })                                    -- expect: 6	2
try(100, { 5, 1 })                                  -- expect: 6	2
try(1.5, { 1, 1 })                                  -- expect: 1	1
try(0, {})                                          -- expect: 0	0
try(-1, {})                                         -- expect: 0	0
