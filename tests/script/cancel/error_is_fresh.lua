-- SPDX-License-Identifier: MIT
-- Each raise makes a new error table without further members.

local f
f = spawn(function()
  this_fiber.disable_cancellation()
  f:cancel()
  local function point()
    this_fiber.restore_cancellation()
    this_fiber.yield()
  end
  local _, one = pcall(point)
  this_fiber.disable_cancellation()
  local _, two = pcall(point)
  this_fiber.disable_cancellation()
  print(rawequal(one, two), one == two)           -- expect: false	true
  local members = {}
  for key in pairs(one) do members[#members + 1] = key end
  table.sort(members)
  print(table.concat(members, ' '))               -- expect: category code
  print(tostring(one.category), one.code)         -- expect: emilua.core	13
end)
f:join()
