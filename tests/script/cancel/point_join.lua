-- SPDX-License-Identifier: MIT
-- join of an ended fiber is a cancellation point too, and leaves that fiber joinable.

local ended = spawn(function() return 'kept' end)
this_fiber.yield()
local f
f = spawn(function()
  f:cancel()
  ended:join()
end)
f:join()
print(f.cancellation_caught, ended.joinable, ended:join())  -- expect: true	true	kept
