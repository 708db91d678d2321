-- SPDX-License-Identifier: MIT
-- wait() returns when the moment has come, again and again.

local time = require "time"
local timer = time.system_timer.new()
local moment = time.system_clock.now() + 0.05
print(timer:expires_at(moment))                               -- expect: 0
print(timer.expiry == moment)                                 -- expect: true
timer:wait()
print(time.system_clock.now() >= moment)                      -- expect: true
timer:wait()
moment:add(1000)
print(timer.expiry < moment)                                  -- expect: true
print(timer:expires_after(0.03))                              -- expect: 0
local begin = time.steady_clock.now()
timer:wait()
local took = time.steady_clock.now() - begin
print(took > 0.02, took < 5)                                  -- expect: true	true
