-- SPDX-License-Identifier: MIT
-- match() answers nil, the subject itself, or what each group has taken.

local regex = require "regex"
local try = dofile(arg[0]:match ".*/" .. "lib/try.lua")

for _, grammar in ipairs { "ecma", "extended" } do
  local plain = try.new(grammar, "a|ab")
  print(regex.match(plain, "ab"), select("#", regex.match(plain, "abc")), regex.match(plain, "abc"))
  local span = byte_span.append "ab"
  print(rawequal(regex.match(plain, span), span), regex.match(plain, byte_span.append "xab"))
  print(regex.match(try.new(grammar, "(a*)(b)?(c)"), "aac"))
  print(try.list { regex.match(try.new(grammar, "(a)(b)?()"), byte_span.append "a") })
  print(regex.match(try.new(grammar, "()"), ""), regex.match(try.new(grammar, ""), ""))
  print(regex.match(try.new(grammar, "(a)", { nosubs = true }), "a"))
end
-- expect: ab	1	nil
-- expect: true	nil
-- expect: aa		c
-- expect: [a][][]
-- expect: 	
-- expect: a
-- expect: ab	1	nil
-- expect: true	nil
-- expect: aa		c
-- expect: [a][][]
-- expect: 	
-- expect: a
print(regex.match(try.new("basic", [[\(a\)b\1]]), "aba"))   -- expect: a
