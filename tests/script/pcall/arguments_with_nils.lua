-- SPDX-License-Identifier: MIT
-- Arguments pass unchanged, those of xpcall behind its handler.

local function count(...)
  return select('#', ...), ...
end

print(pcall(count, nil, 'a', nil))          -- expect: true	3	nil	a	nil
print(xpcall(count, print, nil, 'b', nil))  -- expect: true	3	nil	b	nil
