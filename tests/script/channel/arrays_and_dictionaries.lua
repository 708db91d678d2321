-- SPDX-License-Identifier: MIT
-- A table with a length is an array up to its first nil, another one keeps its string keys.
local inbox = require "inbox"
local echo = spawn_vm '/workers/echo'
echo:send(inbox)
local function keys(value)
  echo:send(value)
  local list = {}
  for key, member in pairs(inbox:receive()) do
    list[#list + 1] = tostring(key) .. '=' .. tostring(member)
  end
  table.sort(list)
  return '{' .. table.concat(list, ' ') .. '}'
end
local mutex = require("mutex").new()
local metatable = setmetatable({}, {})
local proxy = { name = 'raw' }

print(keys { 1, 2, 3, name = 'lost' })                    -- expect: {1=1 2=2 3=3}
print(keys { 'a', print, 'lost' })                        -- expect: {1=a}
print(keys { 'a', mutex, 'lost' })                        -- expect: {1=a}
print(keys { 'a', metatable, 'lost' })                    -- expect: {1=a}
print(keys { 'a', 1LL, 'lost' })                          -- expect: {1=a}
print(keys { print, 'lost' })                             -- expect: {}
print(keys { a = 1, b = print, c = mutex, d = metatable, e = 1LL, f = false })
-- expect: {a=1 f=false}
print(keys { a = 1, [false] = 2, [0] = 3, [-1] = 4, [print] = 5, [1.5] = 6 })
-- expect: {a=1}
print(keys { [''] = 'empty', ['\0'] = 'zero' } == '{\0=zero =empty}')    -- expect: true
print(keys {})                                            -- expect: {}
