-- SPDX-License-Identifier: MIT
-- string.gmatch walks matches, captures, empty matches and survives nesting.

for word in ("the quick  brown fox"):gmatch("%a+") do io.write(word, ".") end
print()
for k, v in ("a=1, b=2, c=3"):gmatch("(%w+)=(%w+)") do io.write(k, "->", v, ";") end
print()
for at in ("abc"):gmatch("()") do io.write(at, " ") end
print()
for s in ("abc"):gmatch("x*") do io.write("[", s, "]") end
print()
for s in (""):gmatch(".*") do io.write("[", s, "]") end
print()
for s in ("a,b,,c,"):gmatch("([^,]*)") do io.write("[", s, "]") end
print()
for s in ("^a^a"):gmatch("^a") do io.write("[", s, "]") end
print()
for a, b in ("k v"):gmatch("(%w) (%w)") do print(a, b) end
for line in ("l1\nl2\n\nl4"):gmatch("([^\n]*)\n?") do io.write("[", line, "]") end
print()
for b in ("a\0b\0"):gmatch("%z") do io.write(b:byte(), " ") end
print()

local next_match = ("ab"):gmatch("%w")
print(next_match(), next_match(), next_match(), next_match())
local first, second = ("123"):gmatch("%d"), ("xyz"):gmatch("%a")
print(first(), second(), first(), second(), first(), second(), first(), second())

local out = {}
for outer in ("a1 b2"):gmatch("%w+") do
  for inner in outer:gmatch("%w") do out[#out + 1] = outer .. ":" .. inner end
end
print(table.concat(out, " "))

local sum = 0
for n in ("17 "):rep(2000):gmatch("%d+") do sum = sum + n end
print(sum)

local words = coroutine.wrap(function()
  for w in ("x y z"):gmatch("%S") do coroutine.yield(w) end
end)
print(words(), words(), words(), words())
print(string.gmatch == string.gfind, type(string.gfind))
