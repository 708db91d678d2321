-- SPDX-License-Identifier: MIT
-- Reading from commands in every format; closing answers true whatever the command did.

local function run(command)
  local p = io.popen(command)
  local text = p:read("*a")
  print(command, ("%q"):format(text), p:close())
end
run("echo hello")
run("true")
run("false")
run("exit 3")
run("kill -9 $$")
run("echo to stderr >&2")
run("no_such_command_here 2>/dev/null")
run("printf 'a\\nb\\n'; exit 1")
run("")
run("printf 'x\\000y'")

local p = io.popen("printf '12 0x10 word\\nsecond line\\n\\nlast'", "r")
print(io.type(p), p:read("*n", "*n"))
print(p:read("*l", "*L", "*l"))
print(p:read(2, 0, "*a"))
print(p:read(), p:read(0), p:read("*a"), p:read("*n"))
print(p:close(), io.type(p), tostring(p))
print(pcall(p.read, p))
for line in io.popen("seq 5"):lines() do io.write(line, " ") end
for a, b in io.popen("seq 6"):lines("*n", "*n") do io.write(a + b, " ") end
print()
p = io.popen("seq 100000")
local sum = 0
for line in p:lines() do sum = sum + line end
print(sum, p:close())
p = io.popen("head -c 3000000 /dev/zero")
print(#p:read(1), #p:read(100000), #p:read("*a"), p:read(1), p:close())
p = io.popen("echo unread; echo more")
print(p:read(1), p:close())
local one, two = io.popen("echo one; cat /dev/null"), io.popen("echo two")
print(two:read(), one:read(), one:close(), two:close())
p = io.popen("printf slow; sleep 0.02; printf er")
print(p:read(6), p:read(1), p:close())
p = io.popen("sleep 0.02; echo late")
print(p:read(0), p:read(), io.close(p))
local nested = io.popen("sh -c 'echo inner; exit 5'; echo outer $?")
print(nested:read("*l", "*l"), nested:close())
io.input(io.popen("printf 'by\\ndefault'"))
print(io.read(), io.read(), io.read(), io.input():close())
io.input(io.stdin)
local gen = coroutine.wrap(function()
  for line in io.popen("seq 3"):lines() do coroutine.yield(line) end
end)
print(gen(), gen(), gen(), gen())
io.open("f", "w"):write("made by lua")
collectgarbage()
collectgarbage()
run("cat f")
run("NAME=value; echo $NAME \"quoted  text\" 'single' | tr a-z A-Z")
for i = 1, 10 do io.popen("echo " .. i):read() end
collectgarbage()
local many = {}
for i = 1, 8 do many[i] = io.popen("echo m" .. i) end
for i = 8, 1, -1 do io.write(many[i]:read(), " ") many[i]:close() end
print()
