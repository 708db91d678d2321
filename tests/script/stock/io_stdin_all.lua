-- SPDX-License-Identifier: MIT
-- The whole of standard input arrives at once, and a redirected default comes back to it.
-- stdin: one
-- stdin: two
-- stdin:
-- stdin: 4 four

io.open("f", "w"):write("from a file")
collectgarbage()
collectgarbage()
print(io.read())
io.input("f")
print(io.read("*a"))
io.input(io.stdin)
local reader = coroutine.wrap(function()
  for line in io.lines() do coroutine.yield(line) end
end)
print(reader())
print(pcall(io.read, "*l", "*n"))
print(("%q"):format(io.read("*a")))
print(reader(), io.read("*a"), io.read(1))
