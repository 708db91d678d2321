-- SPDX-License-Identifier: MIT
-- wait() obeys forbid_suspend; the rest does not care.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local time = require "time"
local timer = time.steady_timer.new()
this_fiber.forbid_suspend()
print(failure(timer.wait, timer))                             -- expect: emilua.core 12
print(timer:expires_after(0), timer:cancel())                 -- expect: 0	0
this_fiber.allow_suspend()
timer:expires_after(1000)
local ok, why = pcall(table.sort, { 1, 2 }, function()
  coroutine.wrap(function() timer:wait() end)()
end)
print(ok, why:match "C%-call boundary", timer:cancel())       -- expect: false	C-call boundary	0
