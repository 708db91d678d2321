-- SPDX-License-Identifier: MIT
-- Canceling one waiter leaves the others alone.

local future = require "future"
local promise, result = future.new()
local one = spawn(function()
  local ok, err = pcall(result.get, result)
  print(ok, err.code)
end)
local other = spawn(function() print(result:get()) end)
this_fiber.yield()
one:cancel()
one:join()                                                    -- expect: false	13
promise:set_value "v"
other:join()                                                  -- expect: v
