-- SPDX-License-Identifier: MIT
-- A handler that raises ends everything: no pcall catches it, nobody else runs.
-- stderr: cellua: a cleanup handler failed
-- stderr: broken handler
-- exit: 1

spawn(function() print 'no other fiber' end)
scope_cleanup_push(function() print 'no root handler' end)
print 'begin'                      -- expect: begin
pcall(function()
  scope_cleanup_push(function() print 'no later handler' end)
  scope_cleanup_push(function() error 'broken handler' end)
end)
print 'no return'
