-- SPDX-License-Identifier: MIT
-- Nobody sees what somebody else wrote into an error.

local function raise()
  local _, err = pcall(function() return this_fiber.unknown end)
  return err
end
local one, other = raise(), raise()
print(one == other, rawequal(one, other))                     -- expect: true	false
one.context = 1
print(other.context)                                          -- expect: nil
