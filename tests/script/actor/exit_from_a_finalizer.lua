-- SPDX-License-Identifier: MIT
-- system.exit() in a finalizer that the collector runs ends the actor, and no other.
local system = require "system"
if _CONTEXT == 'worker' then
  getmetatable(newproxy(true)).__gc = function() system.exit(3) end
  pcall(collectgarbage)
  print 'never'
end
for i = 1, 4 do spawn_vm { module = '.', inherit_context = i > 2 } end
require("time").sleep(0.02)
print 'goes on'    -- expect: goes on
