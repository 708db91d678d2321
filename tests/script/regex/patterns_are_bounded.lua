-- SPDX-License-Identifier: MIT
-- No pattern takes more memory or stack than is there.

local try = dofile(arg[0]:match ".*/" .. "lib/try.lua")

local function reason(grammar, pattern)
  local ok, why = pcall(try.new, grammar, pattern)
  return ok and "fine" or try.reason(why)
end
local function show(grammar, ...)
  local parts = {}
  for i, pattern in ipairs { ... } do parts[i] = reason(grammar, pattern) end
  print(grammar, table.concat(parts, " "))
end
local function nested(open, count, close) return open:rep(count) .. "a" .. close:rep(count) end

show("ecma", "((a{255}){255}){255}", "a{65536}", "(?:a{60000}){60000}", ("a"):rep(65537))
show("extended", "((a{255}){255}){255}", "a{65536}", "(a{60000}){60000}", ("a"):rep(65537))
show("basic", [[\(\(a\{255\}\)\{255\}\)\{255\}]], [[a\{99999999999\}]], ("a"):rep(65537))
-- expect: ecma	space space space space
-- expect: extended	space space space space
-- expect: basic	space space space
show("ecma", nested("(", 200, ")"), nested("(", 201, ")"), nested("(?:", 16000, ")"), ("("):rep(65536))
show("extended", nested("(", 200, ")"), nested("(", 201, ")"), nested("(", 20000, ")"), ("("):rep(65536))
show("basic", nested("\\(", 200, "\\)"), nested("\\(", 201, "\\)"), ("\\("):rep(32768))
-- expect: ecma	fine stack stack stack
-- expect: extended	fine stack stack stack
-- expect: basic	fine stack stack
show("ecma", ("a*"):rep(3000), ("()"):rep(1000), "a" .. ("*"):rep(60000), ("a|"):rep(2000))
show("extended", ("a*"):rep(3000), ("()"):rep(300), ("()"):rep(4000), "a" .. ("*"):rep(60000), ("a|"):rep(2000))
-- expect: ecma	fine fine stack fine
-- expect: extended	fine fine space space fine
