-- SPDX-License-Identifier: MIT
-- print, io.write, handles, coroutines and children keep their order on standard output.

for i = 1, 3 do
  print("print", i)
  io.write("io.write ", i, "\n")
  io.stdout:write("io.stdout ", i, "\n")
  io.output():write("io.output ", i, "\n")
  io.stderr:write("standard error is elsewhere\n")
end
local a = coroutine.wrap(function()
  for i = 1, 3 do io.write("a", i, " ") coroutine.yield() end
end)
local b = coroutine.wrap(function()
  for i = 1, 3 do print("b" .. i) coroutine.yield() end
end)
for _ = 1, 3 do a() b() end
io.write("flushed, ")
io.stdout:flush()
os.execute("printf 'then the shell, '")
io.write("then lua, ")
io.flush()
os.execute("echo then the shell")
io.write("popen flushes, ")
io.popen("cat", "w"):close()
io.popen("echo so this follows", "w"):close()
local captured = io.popen("echo captured"):read()
io.write("and ", captured, " output is not shown\n")
io.stdout:setvbuf("no")
io.write("unbuffered, ")
os.execute("echo in order")
io.stdout:setvbuf("full")
for i = 1, 2000 do
  if i % 3 == 0 then io.write(i, " ")
  elseif i % 3 == 1 then io.stdout:write(i, ",")
  else print(i) end
end
local big = ("0123456789"):rep(3000)
io.write(big, "\n")
print(#big)
io.stdout:write("last line of big\n")
local out = io.output("file")
print("print goes to standard output")
io.write("this goes to the file\n")
io.stdout:write("and this does not\n")
io.close(out)
io.output(io.stdout)
io.write("back with ", io.open("file"):read("*a"))
print(pcall(io.write, "inside pcall "))
print(select("#", io.write("counted ")), io.write("twice "))
print((function() io.write("in a function argument ") return "printed" end)())
local t = setmetatable({},
  { __tostring = function() io.write("in __tostring ") return "object" end })
print(t)
table.sort({ 2, 1 }, function(x, y) io.write("compare ") return x < y end)
print(("ab"):gsub("%w", function(c) io.write("gsub ", c, " ") end))
print(xpcall(error, function(e) io.write("handler ") return e end, "raised"))
loadstring("io.write('chunk ') print('loaded')")()
io.write("no newline at the end")
