-- SPDX-License-Identifier: MIT
-- After system.exit() no Lua runs: no handler, no pcall returns, no other fiber.
-- exit: 7

local system = require "system"
spawn(function() print "another fiber" end)
scope(function()
  scope_cleanup_push(function() print "a handler" end)
  print "before"                                    -- expect: before
  pcall(system.exit, 7)
  print "after"
end)
