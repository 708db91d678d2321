-- SPDX-License-Identifier: MIT
-- No width or precision can exhaust the memory.

local function try(...)
  print((select(2, pcall(format, ...)):match '": (.*)'))
end
try("{99999999999999999999}", 1)     -- expect: expected a number up to 1048576
try("{:99999999999999999999}", 1)    -- expect: expected a number up to 1048576
try("{:1048577}", 1)                 -- expect: expected a number up to 1048576
try("{:.1048577}", 1.5)              -- expect: expected a number up to 1048576
try("{:{}}", 1, 1048577)     -- expect: expected that argument to be an integer from 0 to 1048576
try("{:{}}", 1, -5)          -- expect: expected that argument to be an integer from 0 to 1048576
try("{:{}}", 1, 5.5)         -- expect: expected that argument to be an integer from 0 to 1048576
try("{:{}}", 1, "5")         -- expect: expected that argument to be an integer from 0 to 1048576
try("{:{}}", 1, true)        -- expect: expected that argument to be an integer from 0 to 1048576
try("{:.{}}", 1.5, 0/0)      -- expect: expected that argument to be an integer from 0 to 1048576
print(#format("{:1048576}", 1))    -- expect: 1048576
