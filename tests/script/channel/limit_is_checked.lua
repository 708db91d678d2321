-- SPDX-License-Identifier: MIT
-- A limit is a number of at least one.
local inbox = require "inbox"
local function why(ok, error) return ok, error and error.arg end
for _, odd in ipairs { 0, -1, 0 / 0, 'x', '1', 1 / 0, {}, false } do
  local ok, arg = why(pcall(inbox.set_limit, inbox, odd))
  assert(not ok and arg == 2, tostring(odd))
  ok, arg = why(pcall(spawn_vm, { module = '.', inbox_limit = odd }))
  assert(not ok and arg == 'inbox_limit', tostring(odd))
end
print(why(pcall(inbox.set_limit, 1, 1)))    -- expect: false	1
print(inbox:set_limit(1))                   -- expect:
print(inbox:set_limit())                    -- expect:
