-- SPDX-License-Identifier: MIT
-- The program lasts as long as somebody sleeps.

local time = require "time"
spawn(function()
  time.sleep(0.02)
  print "second"                                              -- expect: second
end)
