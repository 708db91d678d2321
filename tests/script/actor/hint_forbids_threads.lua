-- SPDX-License-Identifier: MIT
-- A context that was promised one thread gets no other.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  print(pcall(spawn_context_threads, 1))
  print(pcall(spawn_context_threads, 0))
  return
end
spawn_context_threads(0)
spawn_context_threads(-1)
assert(select('#', spawn_context_threads(1)) == 0)
assert(not pcall(spawn_context_threads, 'x'))
spawn_vm { module = '.', inherit_context = false, concurrency_hint = 1 }
-- expect: false	Operation not supported
-- expect: false	Operation not supported
