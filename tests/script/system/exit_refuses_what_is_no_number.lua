-- SPDX-License-Identifier: MIT
-- The code is a number: a plain Lua error says so.

local system = require "system"
for _, code in ipairs { "1", {}, true } do
  print(pcall(system.exit, code))
end
-- expect: false	bad argument #1 to '?' (number expected, got string)
-- expect: false	bad argument #1 to '?' (number expected, got table)
-- expect: false	bad argument #1 to '?' (number expected, got boolean)
