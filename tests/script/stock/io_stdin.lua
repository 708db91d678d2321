-- SPDX-License-Identifier: MIT
-- Standard input reads by every format, by its handle and by iterators, to its end.
-- stdin: first line
-- stdin: 12 0x10 rest of it
-- stdin:
-- stdin: fourth
-- stdin: abcdef
-- stdin: 1
-- stdin: 2
-- stdin: last

local function show(...)
  local out = { ... }
  for i = 1, select("#", ...) do out[i] = ("%q"):format(tostring((select(i, ...)))) end
  print(select("#", ...), table.concat(out, " "))
end
show(io.read())
show(io.read("*n", "*n"))
show(io.stdin:read("*l"))
show(io.read("*L"))
show(io.input():read())
show(io.read(3, 0, "*l"))
local sum = 0
for n in io.stdin:lines("*n") do sum = sum + n end
show(sum)
for line in io.lines() do show(line) end
show(io.read())
show(io.read("*a"))
show(io.stdin:read(0))
show(io.read("*n"))
show(io.lines()())
show(io.stdin:close())
show(io.type(io.stdin), io.input() == io.stdin)
