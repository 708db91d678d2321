-- SPDX-License-Identifier: MIT
-- A file that is no Lua raises in who spawns it, with what the compiler says.
local ok, why = pcall(spawn_vm, '/workers/broken')
print(ok, tostring(why.category), why.code)                    -- expect: false	lua	3
print(why.message:match 'broken.lua:2:.*')    -- expect: broken.lua:2: '=' expected near 'is'
