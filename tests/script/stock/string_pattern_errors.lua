-- SPDX-License-Identifier: MIT
-- Malformed patterns and replacements are refused with their own messages.

local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, (tostring(why):gsub("'[^']*'", "'_'"):gsub("%S*/", "")))
end

for _, pattern in ipairs { "(", ")", "(a", "a)", "[a", "[", "[]", "[^", "[^]", "[a-",
  "[%", "%",
  "a%", "%b", "%bx", "%f", "%fa", "%1", "(a)%2", "(a%1)", "(()", "%0", ("(x)"):rep(33),
  "^*", "*", "+", "?a", "-", "a**", "[]]", "[a]]", "$", "^", "^^", "%9" } do
  io.write(pattern:sub(1, 12), "\t")
  try(string.find, "xxxx", pattern)
end
try(string.gsub, "abc", "b", "%2")
try(string.gsub, "abc", "(b)", "%2")
try(string.gsub, "abc", "b", "%x")
try(string.gsub, "abc", "b", "%")
try(string.gsub, "abc", "b", "%%%0%1")
try(string.gsub, "abc", "b", true)
try(string.gsub, "abc", "b")
try(string.gsub, "abc", "b", nil)
try(string.gsub, "abc", "b", function() return {} end)
try(string.gsub, "abc", "b", function() return true end)
try(string.gsub, "abc", "b", { b = print })
try(string.gsub, "abc", "b", "x", "y")
try(string.find)
try(string.find, "x")
try(string.find, {}, "x")
try(string.find, "x", "x", {})
try(string.match, nil, "x")
try(string.gmatch, "x")
try(string.rep, "x")
try(string.rep, "x", "y")
try(function() return (("x"):bad()) end)
try(function() return (("x").y.z) end)
try(function() local s = "x"; s.y = 1 end)
