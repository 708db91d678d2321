-- SPDX-License-Identifier: MIT
-- Ten thousand fibers read and write one file, each its own part.
local file = require "file"
local f = file.random_access.new()
f:open("f", { "create", "read_write" })
local COUNT, fibers, good = 10000, {}, 0
for i = 1, COUNT do
  fibers[i] = spawn(function()
    local text, span = ("%8d"):format(i), byte_span.new(8)
    f:write_some_at(8 * i, text)
    f:read_some_at(8 * i, span)
    if tostring(span) == text then good = good + 1 end
  end)
end
for i = 1, COUNT do fibers[i]:join() end
print(good, f.size)                            -- expect: 10000	80008
