-- SPDX-License-Identifier: MIT
-- The table of all calls that may suspend a fiber. A row has
--
--   name           what is printed
--   setup()        -> context: a call would have to wait
--   close(c)       give everything back
--   call(c)        the call, and what it says
--   returns        that, as words with a blank between
--   wake(c)        what lets the call finish, now or before it begins
--   soon(c)        instead: from here on the call finishes by itself in a moment
--   forgets        true: a wake() before the call is in vain
--   ready(c)       what makes waiting unnecessary, if not wake(); false: nothing does
--   point          true: a cancellation point
--   refused        true: forbid_suspend() refuses it, even where it needs not wait
--   outside(c)     not refused where it cannot suspend: another process wakes it soon
--   inside         true: it waits only if its callee does, which calls c.inside()
--   is_main        true: only the main fiber may call it
--   waiting(c)     asserts what holds while it waits
--   part(c)        a part of what it waits for comes, which is not enough
--   release(c)     a canceled call returns only after this
--   left(c, why)   asserts what a cancel that raised `why` has left behind
--   finally(c)     asserts what holds when the call has finished
--   precede(c, cancel), complete(c, cancel)
--                  before it waits and while it waits: see to it that cancel() is called
--                  when the wait is over and the fiber has not run yet; if there is
--                  neither, wake() and cancel() do it
--   never          column -> why the row has no place there
--
-- What may be nil is nil where there is nothing to say. Two groups have scripts of their
-- own: actors.lua, whose rows need other states, and imports.lua, for the main fiber.

local here = arg[0]:match ".*/" .. "table/"
local rows = {}

for _, group in ipairs { "fibers", "points", "clocks", "streams", "pipes", "files" } do
  for _, row in ipairs(dofile(here .. group .. ".lua")) do rows[#rows + 1] = row end
end

return rows
