-- SPDX-License-Identifier: MIT
-- No other program takes the place of this one, or runs beside it.
-- flags: --untrusted
-- layers: filter landlock
local h = require "hostile"
local function refused(result) return type(result) == "string" end
local memory = h.memory(4096)
h.poke(memory, "/bin/true", 0)
print(os.execute "true" == 0)                                                 -- expect: false
print(refused(h.sys("execveat", -100, "/bin/true", memory, memory + 8, 0)))   -- expect: true
