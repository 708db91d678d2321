-- SPDX-License-Identifier: MIT
-- capacity is the only property; reading any other name raises.

local s = byte_span.new(1, 3)
print(s.capacity)                                             -- expect: 3
local function report(key)
  local _, err = pcall(function() return s[key] end)
  print(err.code, tostring(err.category), err.index)
end
report("length")                                              -- expect: 8	emilua.core	2
report("1")                                                   -- expect: 8	emilua.core	2
report("get_u8")                                              -- expect: 8	emilua.core	2
report("get_u64le")                                           -- expect: 8	emilua.core	2
report(true)                                                  -- expect: 8	emilua.core	2
report({})                                                    -- expect: 8	emilua.core	2
report(nil)                                                   -- expect: 8	emilua.core	2
