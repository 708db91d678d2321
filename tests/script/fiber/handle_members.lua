-- SPDX-License-Identifier: MIT
-- A handle has methods and two properties; nothing else can be read or written.

local f = spawn(function() end)
print(type(f), getmetatable(f), f.joinable)        -- expect: userdata	fiber	true
print(f == f, f ~= spawn(function() end))             -- expect: true	true
local ok, e = pcall(function() return f.nothing end)
print(ok, e.code, tostring(e.category), e.index)   -- expect: false	8	emilua.core	2
ok, e = pcall(function() return f[{}] end)
print(ok, e.code, e.index)                            -- expect: false	8	2
print((pcall(function() f.joinable = false end)))     -- expect: false
for _, name in ipairs { 'join', 'detach', 'cancel', 'interrupt' } do
  ok, e = pcall(f[name], io.stdout)
  print(name, e.code, tostring(e.category), e.arg) -- expect: join	22	generic	1
end                                                -- expect: detach	22	generic	1
                                                   -- expect: cancel	22	generic	1
                                                   -- expect: interrupt	22	generic	1
