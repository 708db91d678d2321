-- SPDX-License-Identifier: MIT
-- Lines that many fibers write to one pipe arrive whole, however slow the reader is.

local name = os.tmpname()
local output = io.popen('sleep 0.1; cat >' .. name, 'w')
local fibers = {}
for i = 1, 20 do
  fibers[i] = spawn(function()
    for j = 1, 50 do
      output:write('<', i, ':', j, ':', ('x'):rep(i * 37), '>\n')
      this_fiber.yield()
    end
  end)
end
for _, f in ipairs(fibers) do f:join() end
output:close()
local seen, count, broken = {}, 0, 0
for line in io.lines(name) do
  local i, j, text = line:match '^<(%d+):(%d+):(x*)>$'
  if i and #text == i * 37 and not seen[i .. ':' .. j] then
    count = count + 1
    seen[i .. ':' .. j] = true
  else
    broken = broken + 1
  end
end
os.remove(name)
print(count, broken)   -- expect: 1000	0
