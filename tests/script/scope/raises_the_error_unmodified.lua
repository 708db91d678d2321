-- SPDX-License-Identifier: MIT
-- The handlers run, then the error goes on as it is.

local object = {}
for _, value in ipairs { object, 'text', 7 } do
  local ok, why = pcall(scope, function()
    scope_cleanup_push(function() print 'handler' end)
    error(value, 0)
  end)
  print(ok, rawequal(why, value))
end
-- expect: handler
-- expect: false	true
-- expect: handler
-- expect: false	true
-- expect: handler
-- expect: false	true
print(pcall(scope, function() error(nil) end))    -- expect: false	nil
print(pcall(scope, function() error(false) end))  -- expect: false	false
