-- SPDX-License-Identifier: MIT
-- Packages of LuaRocks, in Lua and in C, load in the script, in modules and in fibers.
local names = { 'lpeg', 'cjson', 'socket', 'socket.url' }
for _, name in ipairs(names) do
  if not pcall(require, name) then os.exit(77) end
end
print(require 'lpeg'.match(require 'lpeg'.C 'ab', 'abc'))          -- expect: ab
print(require '/modules/packages'.text)                            -- expect: [1,2]
print(spawn(function() return require 'socket.url'.escape '/' end):join())    -- expect: %2f
print(require '/modules/packages'.same)                            -- expect: true
