-- SPDX-License-Identifier: MIT
-- The number format knows inf and nan as scanf does, and eats a misspelt word.

local function with(word, text)
  local f = io.open("f", "w")
  f:write(text)
  f:close()
  f = io.open("f")
  local value = f:read("*n")
  print(word, value ~= value and "nan" or value, f:read("*a"))
  f:close()
end
for word in ([[
nan NAN NaN -nan nanx nan() NaN(123) nan(abc inf INF Inf +inf -inf infinity INFINITY
-Infinity info infx infinit infinitx infix infinityx i in ix inx n na nax nbx -iy -nx ixy
tinf 0inf innan 0x.p1 0x. 0x.g]]):gmatch("%S+") do
  with(word, word .. " z")
  with(word, word)
end
