-- SPDX-License-Identifier: MIT
-- Fibers that read one file take consecutive parts of it, in the order of their calls; then
-- comes its end.
local file = require "file"
local out = io.open("parts", "w")
for i = 1, 200 do out:write(("%90d"):format(i)) end
out:close()
local f = file.stream.new()
f:open("parts", 0)
local sum, in_order, fibers = 0, true, {}
for i = 1, 200 do
  fibers[i] = spawn(function()
    local span = byte_span.new(90)
    local count = f:read_some(span)
    in_order = in_order and count == 90 and tonumber(tostring(span)) == i
    sum = sum + count
  end)
end
for i = 1, 200 do fibers[i]:join() end
print(in_order, sum, f:seek(0, "cur"))          -- expect: true	18000	18000
print(pcall(f.read_some, f, byte_span.new(1))) -- expect: false	end of file
