-- SPDX-License-Identifier: MIT
-- What arrives is a deep copy: scalars, strings of any bytes, tables without their metatables.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  while true do boss:send(inbox:receive()) end
end

local echo = spawn_vm '.'
local function through(value)
  echo:send(value)
  return inbox:receive()
end

echo:send(inbox)
print(through(true), through(-0.5), #through(('x\0'):rep(1000)))   -- expect: true	-0.5	2000
print(through(0/0) ~= through(0/0), through(1/0))                  -- expect: true	inf
local t = through { 1, 'two', { deep = { 3 } }, name = 'lost' }
print(t[1], t[2], t[3].deep[1], t.name)                            -- expect: 1	two	3	nil
local d = through { a = 1, f = print, [true] = 2, b = 'x' }
print(d.a, d.f, d[true], d.b)                                      -- expect: 1	nil	nil	x
print(#through { 1, print, 3 })                                    -- expect: 1
print(next(through {}))                                            -- expect: nil
