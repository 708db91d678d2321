-- SPDX-License-Identifier: MIT
-- The joiner runs right after the end that it waits for, before others that are ready.

local order = {}
local function note(name)
  order[#order + 1] = name
end

local target = spawn(function()
  this_fiber.yield()
  note 'target'
end)
local joiner = spawn(function()
  target:join()
  note 'joiner'
end)
local others = {}
for i = 1, 3 do
  others[i] = spawn(function()
    this_fiber.yield()
    note(i)
  end)
end
joiner:join()
for i = 1, 3 do others[i]:join() end
print(table.concat(order, ' '))           -- expect: target joiner 1 2 3
