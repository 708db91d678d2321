-- SPDX-License-Identifier: MIT
-- A coroutine formats as the main program does.

local make = coroutine.wrap(function(number)
  while true do number = coroutine.yield(format("{:>3}|", number)) end
end)
print(make(1))    -- expect:   1|
print(make(22))    -- expect:  22|
