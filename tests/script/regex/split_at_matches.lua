-- SPDX-License-Identifier: MIT
-- split() gives what is between matches that are not empty; one at the end begins no part.

local regex = require "regex"
local try = dofile(arg[0]:match ".*/" .. "lib/try.lua")

for _, grammar in ipairs { "ecma", "extended", "basic" } do
  local function show(pattern, ...)
    local parts = {}
    for i, subject in ipairs { ... } do
      parts[i] = try.list(regex.split(try.new(grammar, pattern), subject))
    end
    print(table.concat(parts, " "))
  end
  show(",", "a,b", "a,,b", ",a", "a,", ",", ",,", "", "a")
  show(" *", "a b  c", "  ", "abc")
  show("x*", "axxb", "ab")
  show("^a", "aab")
  show("a$", "aba")
  print(#regex.split(try.new(grammar, ","), byte_span.append "a,b,"))
end
-- expect: [a][b] [a][][b] [][a] [a] [] [][] [] [a]
-- expect: [a][b][c] [] [abc]
-- expect: [a][b] [ab]
-- expect: [][ab]
-- expect: [ab]
-- expect: 2
-- expect: [a][b] [a][][b] [][a] [a] [] [][] [] [a]
-- expect: [a][b][c] [] [abc]
-- expect: [a][b] [ab]
-- expect: [][ab]
-- expect: [ab]
-- expect: 2
-- expect: [a][b] [a][][b] [][a] [a] [] [][] [] [a]
-- expect: [a][b][c] [] [abc]
-- expect: [a][b] [ab]
-- expect: [][ab]
-- expect: [ab]
-- expect: 2
local generic_error = require "generic_error"
local re = try.new("ecma", "(,)")
print(select(2, pcall(regex.split, re, "a")) == generic_error.ENOTSUP)      -- expect: true
print(select(2, pcall(regex.patsplit, re, "a")) == generic_error.ENOTSUP)   -- expect: true
print(#regex.split(try.new("ecma", "(,)", { nosubs = true }), "a,b"))       -- expect: 2
