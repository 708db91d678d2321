-- SPDX-License-Identifier: MIT
-- io.input and io.output switch the default files by name and by handle.

local stdout, stdin = io.stdout, io.stdin
local function say(...) stdout:write(table.concat({ ... }, " "), "\n") end
local function t(v) return tostring(v) end

print(io.output() == stdout, io.input() == stdin, io.output(nil) == stdout,
  io.input(nil) == stdin)
local f = io.output("out")
say(t(f == io.output()), t(f ~= stdout), io.type(f))
say(t(io.write("to the file ", 12, "\n")), t(io.output():write("also\n")))
print("print stays on standard output")
say(t(io.output(stdout) == stdout), t(io.type(f)), t(f:write("by handle\n")),
  t(f:close()))
print(io.open("out"):read("*a"))
local kept = io.open("kept", "w")
say(t(io.output(kept) == kept), t(io.output() == kept))
io.write("kept text")
say(t(io.flush()), io.open("kept"):read("*a"))
say(t(io.close()), io.type(kept), io.type(io.output()), t(io.output() == kept),
  t(io.output()))
for _, attempt in ipairs { function() return io.write("x") end,
  function() return io.close() end,
  function() return io.flush() end, function() io.write("x") return nil end,
  function() return io.output():write("x") end } do
  local ok, why = pcall(attempt)
  say(t(ok), (t(why):gsub("%S*/stock/", "")))
end
say(t(io.output(stdout) == stdout))
print(pcall(io.output, kept))
print(io.output() == stdout, pcall(io.output, "no/such/directory") == false,
  io.output() == stdout)

local input = io.input("out")
print(input == io.input(), io.read(), io.read("*l"), io.read(2), io.read("*a"))
print(io.read(), io.read("*a"), io.read(0), io.type(io.input()))
print(input:seek("set"), io.read("*L"), input:read(), io.lines()())
print(io.input("kept") ~= input, io.type(input), io.read("*a"), input:close())
io.input():close()
for _, attempt in ipairs { function() return io.read() end,
  function() return io.read("*a") end,
  function() return io.lines()() end, function() return io.input():read() end,
  function() io.read() return nil end } do
  local ok, why = pcall(attempt)
  print(ok, (t(why):gsub("%S*/stock/", "")))
end
print(io.type(io.input()), tostring(io.input()), pcall(io.input, io.input()))
print(io.input(stdin) == stdin, pcall(io.input, "missing") == false, io.input() == stdin)
local both = io.open("both", "w+")
io.output(both)
io.input(both)
io.write("1 2\nthree\n")
both:seek("set")
local a, b, c = io.read("*n", "*n", "*l")
local d = io.read("*l")
both:seek("cur")
io.write(a + b)
both:seek("set")
local all = io.read("*a")
io.output(stdout)
io.input(stdin)
print(a, b, c, d, (all:gsub("\n", "/")))
io.output("first")
local first = io.output()
io.output("second")
io.write("in the second")
first:write("in the first")
io.close()
first:close()
io.output(stdout)
print(io.open("first"):read(), io.open("second"):read())
local saved = io.stdout
io.stdout = first
print("replacing the field changes nothing", io.output() == saved, io.write("written\n"))
io.stdout = saved
print(io.output(io.stderr) == io.stderr, io.write("to standard error\n"),
  io.output(io.stdout) == io.stdout)
