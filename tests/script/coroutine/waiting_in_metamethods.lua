-- SPDX-License-Identifier: MIT
-- Metamethods that Lua code calls may wait.

local mt = {}
for name in ('add concat eq lt le index call unm mod'):gmatch '%w+' do
  mt['__' .. name] = function()
    this_fiber.yield()
    return name
  end
end
function mt.__newindex(t, k, v)
  this_fiber.yield()
  rawset(t, k, v)
end
local a, b = setmetatable({}, mt), setmetatable({}, mt)
spawn(function()
  print(a + b, a .. b, a == b, a < b, a <= b)  -- expect: add	concat	true	true	true
  print(a.x, a(), -a, a % b)                   -- expect: index	call	unm	mod
  a.y = 'set'
  print(rawget(a, 'y'))                        -- expect: set
end):join()
