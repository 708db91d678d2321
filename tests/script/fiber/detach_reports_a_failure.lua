-- SPDX-License-Identifier: MIT
-- Detaching a fiber that has failed already reports its error; the program goes on.
-- stderr: lost
-- stderr: detach_reports_a_failure.lua:7

local f = spawn(function()
  error 'lost'
end)
this_fiber.yield()
print(f:detach())   -- expect:
print(f.joinable)   -- expect: false
