-- SPDX-License-Identifier: MIT
-- A full device is reported by the write, flush or close that meets it.

local function open() return io.open("/dev/full", "w") end
local f = open()
print(f:write("x"))
print(f:flush())
print(io.type(f), f:close())
f = open()
print(f:write("x"))
print(f:close())
print(io.type(f), tostring(f), pcall(f.close, f))
f = open()
print(f:setvbuf("no"), f:write("x"))
print(f:write("y", "z"))
print(f:close())
f = open()
print(f:write(("x"):rep(1000000)))
print(f:close())
f = open()
f:write("pending")
print(f:seek("set"))
f:close()
f = open()
print(f:write(""), f:flush(), f:close())
io.output("/dev/full")
io.write("lost")
local flushed = { io.flush() }
local closed = { io.close() }
io.output(io.stdout)
print(unpack(flushed))
print(unpack(closed))
f = io.open("/dev/full")
print(#f:read(10), f:close())
