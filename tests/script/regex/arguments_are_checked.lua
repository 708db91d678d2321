-- SPDX-License-Identifier: MIT
-- What is no regex, no subject and no option is refused, and named.

local regex = require "regex"

local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, tostring(why.category), why.code, why.arg)
end
try(regex.new)                                                    -- expect: false	generic	22	1
try(regex.new, "a")                                               -- expect: false	generic	22	1
try(regex.new, { grammar = "ecma" })                              -- expect: false	generic	22	pattern
try(regex.new, { grammar = "ecma", pattern = 1 })                 -- expect: false	generic	22	pattern
try(regex.new, { pattern = "a" })                                 -- expect: false	generic	22	grammar
try(regex.new, { pattern = "a", grammar = "perl" })               -- expect: false	generic	22	grammar
try(regex.new, { pattern = "a", grammar = "ecma\0" })             -- expect: false	generic	22	grammar
for _, name in ipairs { "ignore_case", "nosubs", "optimize" } do
  try(regex.new, { pattern = "a", grammar = "ecma", [name] = 1 })
end
-- expect: false	generic	22	ignore_case
-- expect: false	generic	22	nosubs
-- expect: false	generic	22	optimize
local re = regex.new { pattern = "a", grammar = "basic" }
for _, name in ipairs { "match", "search", "split", "patsplit" } do
  try(regex[name], "a", "a")
  try(regex[name], re, 1)
  try(regex[name], re)
end
-- expect: false	generic	22	1
-- expect: false	generic	22	2
-- expect: false	generic	22	2
-- expect: false	generic	22	1
-- expect: false	generic	22	2
-- expect: false	generic	22	2
-- expect: false	generic	22	1
-- expect: false	generic	22	2
-- expect: false	generic	22	2
-- expect: false	generic	22	1
-- expect: false	generic	22	2
-- expect: false	generic	22	2
