-- SPDX-License-Identifier: MIT
-- A failed fiber that nobody joins is reported when the program ends, with status 0.
-- stderr: unseen
-- stderr: stack traceback:

local f = spawn(function() error 'unseen' end)
this_fiber.yield()
print(f.joinable)  -- expect: true
