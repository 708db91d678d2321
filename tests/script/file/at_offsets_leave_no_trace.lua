-- SPDX-License-Identifier: MIT
-- Transfers at offsets are independent of each other and of any position.
local file = require "file"
local f = file.random_access.new()
f:open("f", { "create", "read_write" })
local fibers = {}
for i = 1, 100 do
  fibers[i] = spawn(function() f:write_some_at((100 - i) * 4, ("%4d"):format(i)) end)
end
for i = 1, 100 do fibers[i]:join() end
local good = 0
for i = 1, 100 do
  fibers[i] = spawn(function()
    local span = byte_span.new(4)
    f:read_some_at((100 - i) * 4, span)
    if tonumber(tostring(span)) == i then good = good + 1 end
  end)
end
for i = 1, 100 do fibers[i]:join() end
local g = file.stream.new(f:release())
print(good, g.size, g:seek(0, "cur"))          -- expect: 100	400	0
