-- SPDX-License-Identifier: MIT
-- Temporary files are nameless, private and updatable.

local f, g = io.tmpfile(), io.tmpfile()
print(io.type(f), f ~= g, f:seek(), f:read("*a"), f:read())
print(f:write("text ", 5, "\nline"), g:write("other"), f:seek("set"), f:read("*l"),
  f:read("*a"))
print(g:seek("set"), g:read("*a"), f:seek("end"), f:write("!"), f:seek("set", 5),
  f:read("*n"))
print(f:seek("set", 100), f:write("far"), f:seek("end"), f:seek("set", 50),
  f:read(3) == "\0\0\0")
print(f:setvbuf("no"), f:seek("set"), f:write("T"), f:seek("set"), f:read(4))
print(f:close(), io.type(f), io.type(g), g:close(), pcall(f.read, f))
print(pcall(io.tmpfile, "ignored") == true, select("#", io.tmpfile()))
local all = {}
for i = 1, 50 do
  all[i] = io.tmpfile()
  all[i]:write(i)
end
local sum = 0
for i = 1, 50 do
  all[i]:seek("set")
  sum = sum + all[i]:read("*n")
end
print(sum)
io.output(io.tmpfile())
io.write("by default")
local out = io.output()
io.output(io.stdout)
out:seek("set")
io.input(out)
print(io.read("*a"))
io.input(io.stdin)
