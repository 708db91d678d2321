-- SPDX-License-Identifier: MIT
-- A fiber that is canceled does not begin a transfer; one whose bytes are moved gets their count
-- and is canceled at its next cancellation point.
local file = require "file"
local f = file.stream.new()
f:open("f", { "create", "read_write" })
local other = spawn(function() while true do this_fiber.yield() end end)
local fiber = spawn(function()
  print(f:write_some "moved")
  f:write_some "not moved"
end)
this_fiber.yield()
fiber:cancel()
fiber:join()                                   -- expect: 5
other:cancel()
print(f.size, f:seek(0, "cur"))                -- expect: 5	5
