-- SPDX-License-Identifier: MIT
-- search() answers with the places of the match and of the groups that take part, from a place on.

local regex = require "regex"
local try = dofile(arg[0]:match ".*/" .. "lib/try.lua")

local function show(places)
  local parts = { tostring(places.empty) }
  for group = 0, 3 do
    local at = places[group]
    parts[#parts + 1] = at and ("%d-%d"):format(at.start, at.end_) or "none"
  end
  print(table.concat(parts, " "))
end
for _, grammar in ipairs { "ecma", "extended" } do
  local re = try.new(grammar, "(a)|(b)()")
  show(regex.search(re, "xxb"))
  show(regex.search(re, "xx"))
  show(regex.search(try.new(grammar, "y*"), "xx"))
  show(regex.search(re, "ab", nil, 2))
  show(regex.search(re, "ab", 0, 3))
  show(regex.search(try.new(grammar, "^a"), "aa", 0, 2))
  print(select(2, pcall(regex.search, re, "ab", 0, 4)), select(2, pcall(regex.search, re, "ab", 0, 0)))
end
-- expect: false 3-3 none 3-3 4-3
-- expect: true none none none none
-- expect: false 1-0 none none none
-- expect: false 2-2 none 2-2 3-2
-- expect: true none none none none
-- expect: true none none none none
-- expect: Numerical result out of range	Numerical result out of range
-- expect: false 3-3 none 3-3 4-3
-- expect: true none none none none
-- expect: false 1-0 none none none
-- expect: false 2-2 none 2-2 3-2
-- expect: true none none none none
-- expect: true none none none none
-- expect: Numerical result out of range	Numerical result out of range
print(regex.search(try.new("ecma", "(?<=a)b"), "ab", 0, 2)[0].start)   -- expect: 2
