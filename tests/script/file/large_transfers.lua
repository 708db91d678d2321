-- SPDX-License-Identifier: MIT
-- Megabytes in one call, while other fibers run, and while none could.
local file, stream = require "file", require "stream"
local SIZE = 5 * 1024 * 1024 + 3
local function copy()
  local f = file.stream.new()
  f:open("f", { "create", "read_write", "truncate" })
  local text = ("0123456789abcdef"):rep(SIZE / 16 + 1):sub(1, SIZE)
  stream.write_all(f, text)
  f:seek(0, "set")
  local span = byte_span.new(SIZE)
  stream.read_all(f, span)
  return tostring(span) == text and f.size
end
print(copy() == SIZE)                          -- expect: true
local turns = 0
local other = spawn(function() while true do turns = turns + 1 this_fiber.yield() end end)
print(copy() == SIZE, turns > 0)               -- expect: true	true
other:cancel()
