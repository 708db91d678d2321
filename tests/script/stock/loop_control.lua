-- SPDX-License-Identifier: MIT
-- goto, labels, break, repeat scopes and nested loops leave where they should.

for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then goto continue end
    io.write(i, "/", j, " ")
    ::continue::
  end
end
print()
for i = 1, 3 do
  for j = 1, 3 do
    if i * j == 4 then goto done end
    io.write(i * j, " ")
  end
end
::done::
print()

do
  local n = 0
  ::top::
  n = n + 1
  if n < 5 then goto top end
  print(n)
end
do goto skip; print("unreachable") ::skip:: end
do
  goto a
  ::b:: io.write("b ") goto c
  ::a:: io.write("a ") goto b
  ::c:: print("c")
end
local goto_count, label = 0, "shadow"
repeat
  local stop = goto_count >= 3
  goto_count = goto_count + 1
until stop
print(goto_count, label)
while true do
  while true do break end
  io.write("inner left, ")
  break
end
print("outer left")
local i = 0
repeat
  i = i + 1
  if i % 2 == 0 then goto next_one end
  io.write(i, " ")
  ::next_one::
until i >= 9
print()
for _, v in ipairs { 1, 2, 3, 4 } do
  if v == 2 then goto continue end
  if v == 4 then break end
  io.write(v, " ")
  ::continue::
end
print()
::twice:: do ::inner:: end
do ::inner:: end
print((function() do return "early" end end)())
print((function() for k = 1, 5 do if k == 3 then return k, "from loop" end end end)())
local function search(t, x)
  for row = 1, #t do
    for col = 1, #t[row] do
      if t[row][col] == x then return row, col end
    end
  end
end
print(search({ { 1, 2 }, { 3, 4 } }, 3), search({ { 1 } }, 9))
while false do print("never") end
if nil then print("never") elseif false then print("never") else print("else") end
if 0 then print("zero is true") end
if "" then print("empty is true") end
do end; local x = 1; print(x);

for _, source in ipairs {
  "goto nowhere", ";", "::a:: ::a::", "break", "do goto x end local a ::x:: print(a)",
  "goto x; local a; ::x:: print(a)", "goto x; local a; ::x::", "do ::y:: end goto y",
  "for i = 1, 2 do goto z end ::z::", "repeat goto w; local q; ::w:: until q",
  "local goto = 1", "goto = 1", "while true do function f() break end end",
  "return 1; print(2)", "::l:: goto l2 ::l2::", "if x then goto e end local k ::e::",
} do
  local f, why = loadstring(source, "=src")
  print(f and "compiles" or why)
end
