-- Without a compiler no memory becomes executable.
-- flags: --untrusted
-- layers: filter memory
local h = require "hostile"
local function refused(result) return type(result) == "string" end
local memory = h.memory(4096)
print(refused(h.sys("mmap", 0, 4096, 7, 0x22, -1, 0)))   -- expect: true
print(refused(h.sys("mprotect", memory, 4096, 5)))       -- expect: true
print(refused(h.sys("mprotect", memory, 4096, 7)))       -- expect: true
