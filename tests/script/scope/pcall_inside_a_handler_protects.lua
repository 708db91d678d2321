-- SPDX-License-Identifier: MIT
-- Only a pcall inside the handler catches what it raises.

scope(function()
  scope_cleanup_push(function()
    print(pcall(error, 'caught', 0))   -- expect: false	caught
    print(pcall(function()
      scope_cleanup_push(function() print 'inner handler' end)
      error('caught too', 0)
    end))                              -- expect: inner handler
  end)                                 -- expect: false	caught too
end)
print 'fine'                           -- expect: fine
