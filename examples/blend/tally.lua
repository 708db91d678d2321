-- SPDX-License-Identifier: MIT
-- tally.lua - numbers under names: how many, how much, and the greatest.
local methods = {}
local metatable = { __index = methods }

function methods:add(name, number)
  local entry = self.entries[name]
  if not entry then
    entry = { name = name, count = 0, sum = 0, most = number }
    self.entries[name] = entry
    self.order[#self.order + 1] = entry
  end
  entry.count = entry.count + 1
  entry.sum = entry.sum + number
  entry.most = math.max(entry.most, number)
end

-- The greatest sum first.
function methods:write(file)
  table.sort(self.order, function(a, b)
    if a.sum == b.sum then return a.name < b.name end
    return a.sum > b.sum
  end)
  file:write(format("{:>12} {:>8} {:>10}  {}\n", "total ms", "count", "most ms", "op"))
  for _, entry in ipairs(self.order) do
    file:write(format("{:>12.1f} {:>8} {:>10.1f}  {}\n",
      entry.sum, entry.count, entry.most, entry.name))
  end
end

-- Importers see no more than this: the rest of the globals stays inside.
local function new()
  return setmetatable({ entries = {}, order = {} }, metatable)
end

setfenv(0, { new = new })
