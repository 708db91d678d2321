-- SPDX-License-Identifier: MIT
-- What cannot be called fails as any call does.

for _, wrong in ipairs { 1, 'x', {} } do
  local ok, why = pcall(scope, wrong)
  print(ok, why:match 'attempt to call a %w+ value')
end
-- expect: false	attempt to call a number value
-- expect: false	attempt to call a string value
-- expect: false	attempt to call a table value
print(pcall(scope))
-- expect: false	attempt to call a nil value
