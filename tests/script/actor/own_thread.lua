-- SPDX-License-Identifier: MIT
-- inherit_context = false: a thread of its own, which runs while others are busy.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  inbox:receive():send(inbox:receive() * 2)
  return
end
local channel = spawn_vm { module = '.', inherit_context = false, concurrency_hint = 1 }
channel:send(inbox)
channel:send(21)
print(inbox:receive())    -- expect: 42
