-- SPDX-License-Identifier: MIT
-- Reading what is not there raises, whatever the type of the key.

for _, key in ipairs { 'nothing', 1, {}, true, print } do
  local ok, e = pcall(function() return this_fiber[key] end)
  print(ok, e.code, tostring(e.category), e.index)
end
-- expect: false	8	emilua.core	2
-- expect: false	8	emilua.core	2
-- expect: false	8	emilua.core	2
-- expect: false	8	emilua.core	2
-- expect: false	8	emilua.core	2
