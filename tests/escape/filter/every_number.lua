-- SPDX-License-Identifier: MIT
-- Every number of a call but the few that are left is refused, known or not.
-- setup: [ "$(uname -m)" = x86_64 ] || exit 77
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local left = {}
for number in ([[0 1 3 5 7 8 9 10 11 12 13 14 15 17 18 19 20 24 25 28 35 60 72 74 75 77 96 131 201 202 219
    228 229 230 231 232 271 318 335 336 426]]):gmatch "%d+" do
  left[tonumber(number)] = true
end
local GETUID = 102 -- the first: without a filter it answers, and no other is tried
local function try(number)
  local result = left[number] and "EPERM" or h.sys(number, -1, -1, -1, -1, -1, -1)
  if result == "EPERM" or result == "ENOSYS" then return true end
  print(number, result)
end
if try(GETUID) then
  local refused = 0
  for number = 0, 600 do refused = refused + (try(number) and 1 or 0) end
  print(refused)
end
-- expect: 601
