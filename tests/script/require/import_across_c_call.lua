-- SPDX-License-Identifier: MIT
-- Where the importer cannot wait, a module is not begun; one that is loaded is answered.
local function import() return require '/modules/plain' end
print(pcall(string.gsub, 'x', 'x', import))
-- expect: false	attempt to suspend across a C-call boundary
print(import().count)                       -- expect: 1
table.sort({ 2, 1 }, function(a, b)
  print(import().greeting)                  -- expect: hello
  return a < b
end)
