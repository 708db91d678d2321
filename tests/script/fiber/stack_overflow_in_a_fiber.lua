-- SPDX-License-Identifier: MIT
-- Endless recursion is an error like any other: joined, reported, caught.
-- stderr: stack overflow

local function deep()
  return 1 + deep()
end

local joined = spawn(deep)
local ok, why = pcall(joined.join, joined)
print(ok, why:match 'stack overflow')                -- expect: false	stack overflow
spawn(deep):detach()
this_fiber.yield()
local scoped = spawn(function()
  scope_cleanup_push(function() print 'cleaned' end) -- expect: cleaned
  deep()
end)
ok, why = pcall(scoped.join, scoped)
print(ok, why:match 'stack overflow')                -- expect: false	stack overflow
