-- SPDX-License-Identifier: MIT
-- A stream that answers no count, or more than it was offered, is an error.

local stream = require "stream"
local span = byte_span.new(2)
local function try(count)
  print(pcall(stream.read_all, { read_some = function() return count end }, span))
end
try(nil)              -- expect: false	read_some returned no count of bytes
try("1")              -- expect: false	read_some returned no count of bytes
try(3)                -- expect: false	read_some returned no count of bytes
try(-1)               -- expect: false	read_some returned no count of bytes
try(0.5)              -- expect: false	read_some returned no count of bytes
try(0 / 0)            -- expect: false	read_some returned no count of bytes
