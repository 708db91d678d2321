-- SPDX-License-Identifier: MIT
-- A context of its own that was promised nothing may get more threads.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  spawn_context_threads(1)
  boss:send 'more threads'
  return
end
for _, hint in ipairs { 'safe', 2, false } do
  local channel = spawn_vm {
    module = '.', inherit_context = false, concurrency_hint = hint,
  }
  channel:send(inbox)
  print(inbox:receive())
end
-- expect: more threads
-- expect: more threads
-- expect: more threads
