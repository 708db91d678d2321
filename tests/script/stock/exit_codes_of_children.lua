-- SPDX-License-Identifier: MIT
-- The interpreter run again by a script gives each way of ending its own status.

local first = 0
while arg[first - 1] do first = first - 1 end
local lua = arg[first]
local function child(source, tail)
  local f = io.open("child.lua", "w")
  f:write(source)
  f:close()
  io.stdout:flush()
  return os.execute(("'%s' child.lua %s"):format(lua, tail or "2>/dev/null"))
end

print(child "return 5")
print(child "os.exit(0)", child "os.exit(1)", child "os.exit(255)", child "os.exit(256)",
  child "os.exit(-1)")
print(child "os.exit(true)", child "os.exit(false)", child "os.exit(nil)",
  child "os.exit('7')", child "os.exit()")
print(child "error('x')", child "error()", child "error({})", child "x = = 1",
  child "coroutine.yield()")
print(child "os.exit({})", child "local function f() return 1 + f() end f()",
  child "io.stdout:close()")
print(child "print(#arg, arg[0], arg[1], arg[2], ...)",
  child("print(#arg, arg[0], arg[1], arg[2], ...)", "a 'b c'"))
print(child("io.stderr:write('to stderr ') io.write('to stdout ') print('and print')",
  "2>&1"))
print(child("error('shown on stderr', 0)", "2>err.txt"))
print((io.open("err.txt"):read("*l"):match("shown on stderr")))
print(child([[
error(setmetatable({}, { __tostring = function() return 'object text' end }))
]], "2>err.txt"))
print((io.open("err.txt"):read("*l"):match("object text")))
print(child("local f = io.open('left.txt', 'w') f:write('flushed at exit') os.exit(4)"))
print(io.open("left.txt"):read("*a"))
print(child [[
local f = io.open('left.txt', 'w') f:write('flushed by an error') error('x')
]])
print(io.open("left.txt"):read("*a"))
print(child("io.output('left.txt') io.write('flushed by the end')"))
print(io.open("left.txt"):read("*a"))
print(child("for l in io.lines() do io.write('[', l, ']') end print()", "<left.txt"))
print(child("print(io.read('*n', '*l', 3, '*a'))", "<<'E'\n12 rest\nabcdef\nE"))
print(child([[
print(io.read()) print(io.stdin:read('*a')) print(io.read(), io.read('*a'), io.read(0))
]], "<<'E'\none\ntwo\nthree\nE"))
print(child([[
print(io.stdin:seek('set', 3), io.read(), io.stdin:seek(), io.stdin:seek('end'))
]], "<left.txt"))
print(child("print(io.read())", "</dev/null"),
  child("io.write(('x'):rep(100000))", "| wc -c"))
print(child("for i = 1, 3 do io.write(i, ' ') end io.stdout:write('| ') print(4)",
  "| cat"))
print(child("print(io.write('w'), io.stdout:flush(), io.stdout:seek())", "> out.txt"))
print(io.open("out.txt"):read("*a"))
local pipe = io.popen(("'%s' child.lua"):format(lua), "r")
print(type(pipe:read("*a")), pipe:close())
