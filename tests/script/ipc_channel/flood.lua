-- SPDX-License-Identifier: MIT
-- Who sends faster than others receive waits for them; nothing is lost, and all in order.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  local name = inbox:receive()
  for i = 1, 5000 do boss:send { [name] = i } end
  boss:send { [name] = ('x'):rep(200000) }
  return
end
local last, missing = { a = 0, b = 0, c = 0 }, 3
for name in pairs(last) do
  local process = spawn_vm { module = '.', subprocess = {} }
  process:send(inbox)
  process:send(name)
end
while missing > 0 do
  local name, value = next(inbox:receive())
  if type(value) == 'string' then
    print(last[name], #value)
    missing = missing - 1
  else
    assert(value == last[name] + 1)
    last[name] = value
  end
end
-- expect: 5000	200000
-- expect: 5000	200000
-- expect: 5000	200000
