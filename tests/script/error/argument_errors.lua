-- SPDX-License-Identifier: MIT
-- EINVAL with arg: the position, self counted.

local time = require "time"
local function report(f, ...)
  local ok, err = pcall(f, ...)
  print(ok, err == require("generic_error").EINVAL, err.arg)
end
local timer = time.steady_timer.new()
report(timer.expires_at, 1)                                   -- expect: false	true	1
report(timer.expires_at, timer, 1)                            -- expect: false	true	2
report(time.sleep)                                            -- expect: false	true	1
