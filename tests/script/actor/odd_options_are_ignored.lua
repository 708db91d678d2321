-- SPDX-License-Identifier: MIT
-- Options of unexpected types count as absent.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  inbox:receive():send(_CONTEXT)
  return
end
for _, odd in ipairs { 'yes', 1, { true } } do
  local channel = spawn_vm {
    module = '.', inherit_context = odd, new_master = odd, concurrency_hint = { odd },
    of_nobody = odd,
  }
  channel:send(inbox)
  print(inbox:receive())
end
local heir = spawn_vm { module = '.', new_master = true }    -- nobody took the role before
heir:send(inbox)
print(inbox:receive())
print(pcall(spawn_vm, { module = '.', new_master = true }))
-- expect: worker
-- expect: worker
-- expect: worker
-- expect: worker
-- expect: false	Operation not permitted
