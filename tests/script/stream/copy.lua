-- SPDX-License-Identifier: MIT
-- copy() moves everything, or at most a limit, and says how much it wrote.

local stream = require "stream"
local eof = require("asio_error").misc.eof
local mock = dofile(arg[0]:match ".*/" .. "lib/mock.lua")

local EIO = require("generic_error").EIO
local function try(source, sink, limit)
  local ok, result = pcall(stream.copy, source, sink, limit)
  print(ok, ok and result or tostring(result), sink.written,
    not ok and result.bytes_transferred)
end
try(mock { 3, 2, eof }, mock { 1, 2, 2 })           -- expect: true	5	abcde	false
try(mock { eof }, mock {})                          -- expect: true	0		false
try(mock { 3 }, mock { 3 }, 3)                      -- expect: true	3	abc	false
try(mock { 3, eof }, mock { 3 }, 5)                 -- expect: true	3	abc	false
try(mock {}, mock {}, 0)                            -- expect: true	0		false
try(mock { 2, EIO }, mock { 2 })                    -- expect: false	Input/output error	ab	2
try(mock { 2, 3 }, mock { 2, 1, EIO })              -- expect: false	Input/output error	abc	3
try(mock { 2 }, mock { 1, eof })                    -- expect: false	end of file	a	1
