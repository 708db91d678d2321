-- SPDX-License-Identifier: MIT
-- Nor by its name.
-- flags: --untrusted
-- layers: filter landlock
local h = require "hostile"
local memory = h.memory(4096)
h.poke(memory, "/bin/true", 0)
print(type(h.sys("execve", "/bin/true", memory, memory + 8)))                 -- expect: string
