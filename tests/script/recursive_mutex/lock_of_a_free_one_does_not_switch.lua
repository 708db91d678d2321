-- SPDX-License-Identifier: MIT
-- A free one is taken at once: no other fiber runs.

local m = require("recursive_mutex").new()
spawn(function() print "other" end)
print(select("#", m:lock()))                                  -- expect: 0
print "locked"                                                -- expect: locked
m:unlock()
this_fiber.yield()                                            -- expect: other
