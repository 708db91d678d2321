-- SPDX-License-Identifier: MIT
-- Only a real function: no callable table, no string, nothing.

local callable = setmetatable({}, { __call = function() end })
for _, wrong in ipairs { callable, 'print', 1, io.stdout } do
  print(pcall(spawn, wrong))
end
print(pcall(spawn))
-- expect: false	bad argument #1 to '?' (function expected, got table)
-- expect: false	bad argument #1 to '?' (function expected, got string)
-- expect: false	bad argument #1 to '?' (function expected, got number)
-- expect: false	bad argument #1 to '?' (function expected, got userdata)
-- expect: false	bad argument #1 to '?' (function expected, got no value)
