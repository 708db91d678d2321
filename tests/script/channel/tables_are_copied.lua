-- SPDX-License-Identifier: MIT
-- A table that is reached twice arrives twice; nested ones may be 200 deep, and no ring.
local inbox = require "inbox"
local generic_error = require "generic_error"
local echo = spawn_vm '/workers/echo'
echo:send(inbox)
local function through(value)
  echo:send(value)
  return inbox:receive()
end
local function nest(depth)
  local value = {}
  for _ = 2, depth do value = { value } end
  return value
end

local shared = { 'shared' }
local two = through { shared, shared }
print(two[1] ~= two[2], two[1][1], two[2][1])               -- expect: true	shared	shared
local depth, deep = 0, through(nest(200))
while deep do depth, deep = depth + 1, deep[1] end
print(depth)                                                -- expect: 200
local ok, why = pcall(through, nest(201))
print(ok, why == generic_error.EOVERFLOW)                   -- expect: false	true
local ring = { {} }
ring[1].member = { back = ring }
ok, why = pcall(through, ring)
print(ok, why == generic_error.ELOOP, type(why.message))    -- expect: false	true	string
ok, why = pcall(through, { name = ring })
print(ok, why == generic_error.ELOOP)                       -- expect: false	true
print(through 'none of them was sent')                      -- expect: none of them was sent
