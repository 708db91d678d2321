-- SPDX-License-Identifier: MIT
-- Only the master may give system.exit options; the code of others is checked and ignored.
-- exit: 4
local inbox = require "inbox"
local system = require "system"
local generic_error = require "generic_error"
if _CONTEXT == 'worker' then
  local boss, all = inbox:receive(), {}
  for _, options in ipairs { { force = 2 }, {}, false, 'abort' } do
    local ok, why = pcall(system.exit, 3, options)
    boss:send(not ok and why == generic_error.EPERM)
  end
  boss:send(pcall(system.exit, {}))
  system.exit(3)
end
local channel = spawn_vm '.'
channel:send(inbox)
for _ = 1, 5 do
  print(inbox:receive())    -- expect: true
end
system.exit(4)
-- expect: true
-- expect: true
-- expect: true
-- expect: false
