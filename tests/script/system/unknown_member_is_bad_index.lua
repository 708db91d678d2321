-- SPDX-License-Identifier: MIT
-- What system does not have cannot be read, and nothing can be assigned.

local system = require "system"
print(getmetatable(system))                         -- expect: system
for _, key in ipairs { "no_such_thing", 1, true, {} } do
  local ok, why = pcall(function() return system[key] end)
  print(ok, tostring(why.category), why.code, why.index)
end
-- expect: false	emilua.core	8	2
-- expect: false	emilua.core	8	2
-- expect: false	emilua.core	8	2
-- expect: false	emilua.core	8	2
print(pcall(function() system.exit = print end) == false) -- expect: true
print(rawequal(system.out, system.out))             -- expect: true
print(system.out.no_such_thing)                     -- expect: nil
system.out.mine = 1
print(system.out.mine, getmetatable(system.out))    -- expect: 1	nil
