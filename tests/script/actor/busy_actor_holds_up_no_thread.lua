-- SPDX-License-Identifier: MIT
-- An actor of another thread runs while this one computes without ever waiting.
if _CONTEXT == 'worker' then
  assert(os.remove 'mark')
  return
end
local function mark_disappears()
  repeat until not os.rename('mark', 'mark')
  return true
end
assert(io.open('mark', 'w')):close()
spawn_vm { module = '.', inherit_context = false }
print(mark_disappears())    -- expect: true
assert(io.open('mark', 'w')):close()
spawn_context_threads(1)
spawn_vm '.'
print(mark_disappears())    -- expect: true
