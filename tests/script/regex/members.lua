-- SPDX-License-Identifier: MIT
-- A regex tells how it was made; the module is a plain table; errors have names.

local regex = require "regex"

local re = regex.new { pattern = "(a)((b))", grammar = "extended", ignore_case = true, optimize = true }
print(re.mark_count, re.grammar, re.ignore_case, re.nosubs, re.optimized)   -- expect: 3	extended	true	false	true
re = regex.new { pattern = "(a)(?<n>b)", grammar = "ecma", nosubs = true }
print(re.mark_count, re.grammar, re.ignore_case, re.nosubs, re.optimized)   -- expect: 0	ecma	false	true	false
print(regex.new { pattern = [[\(a\)]], grammar = "basic" }.mark_count)      -- expect: 1
print(getmetatable(re), regex.unknown)                                      -- expect: regex	nil
local ok, why = pcall(function() return re.unknown end)
print(ok, tostring(why.category), why.index)                                -- expect: false	emilua.core	2
print((pcall(function() re.grammar = "basic" end)))                         -- expect: false
regex.mine = 1
print(require("regex").mine)                                                -- expect: 1

print(tostring(regex.error.collate.category), regex.error.collate.code)     -- expect: regex	1
print(regex.error.ctype.code, regex.error.escape.code, regex.error.backref.code) -- expect: 2	3	4
print(regex.error.brack.code, regex.error.paren.code, regex.error.brace.code)    -- expect: 5	6	7
print(regex.error.badbrace.code, regex.error.range.code, regex.error.space.code) -- expect: 8	9	10
print(regex.error.badrepeat.code, regex.error.complexity.code, regex.error.stack.code) -- expect: 11	12	13
print(tostring(regex.error.brack))                                          -- expect: unmatched [
print((pcall(function() return regex.error.none end)))                      -- expect: false
ok, why = pcall(regex.new, { pattern = "(", grammar = "ecma" })
print(ok, why == regex.error.paren, rawequal(why, regex.error.paren))       -- expect: false	true	false
