-- SPDX-License-Identifier: MIT
-- Numbers that the file does not know make errors too; all have one text.
local fuel = require "/modules/fuel"
local text = tostring(fuel[2])

print(text, fuel[2].code, fuel[2] == fuel[2])    -- expect: unknown error	2	true
for _, number in ipairs { 0, 1.5, -1, 2^31, -2^31, 2^53, 1e300, 1/0, -1/0 } do
  local why = fuel[number]
  assert(why.code == number and tostring(why) == text, number)
  assert(why:togeneric() == why)
end
local why = fuel[0/0]
print(why.code ~= why.code, tostring(why) == text)    -- expect: true	true
print(fuel[1.5] == fuel.empty)                        -- expect: false
