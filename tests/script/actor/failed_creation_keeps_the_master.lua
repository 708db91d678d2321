-- SPDX-License-Identifier: MIT
-- If an actor cannot be made, who wanted it for a master is still the master.
-- exit: 6
for _, id in ipairs { './workers/broken', './nowhere', 'plain' } do
  print(pcall(spawn_vm, { module = id, new_master = true }) == false)    -- expect: true
end
require("system").exit(6)
-- expect: true
-- expect: true
