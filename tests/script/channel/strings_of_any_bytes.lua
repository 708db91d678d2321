-- SPDX-License-Identifier: MIT
-- Strings of any bytes and lengths arrive as they are, and so do all numbers.
local inbox = require "inbox"
local echo = spawn_vm '/workers/echo'
echo:send(inbox)
local function same(value)
  echo:send(value)
  return inbox:receive() == value
end
local bytes = {}
for i = 0, 255 do bytes[#bytes + 1] = string.char(i) end
bytes = table.concat(bytes)
print(same(bytes), same(''), same(bytes:rep(10000)))        -- expect: true	true	true
print(same(2 ^ 53), same(-2 ^ 31), same(1e-320), same(1 / 0), same(-1 / 0))
-- expect: true	true	true	true	true
for _, length in ipairs { 127, 128, 255, 256, 65535, 65536, 2 ^ 20 } do
  assert(same(('x'):rep(length)), length)
  assert(same(length) and same(-length) and same(length + 0.5), length)
end
echo:send(-1 / (1 / 0))
print(1 / inbox:receive(), same(true), same(false))         -- expect: -inf	true	true
