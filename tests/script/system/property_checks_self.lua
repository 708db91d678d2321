-- SPDX-License-Identifier: MIT
-- The index function of system survives another self.

local index = debug.getmetatable(require "system").__index
for _, self in ipairs { 1, {}, io.stdout } do
  local ok, why = pcall(index, self, "environment")
  print(ok, why.arg)
end
-- expect: false	1
-- expect: false	1
-- expect: false	1
