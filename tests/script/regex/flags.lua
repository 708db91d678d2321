-- SPDX-License-Identifier: MIT
-- Flags are numbers that add up, or lists of names.

local regex = require "regex"
local try = dofile(arg[0]:match ".*/" .. "lib/try.lua")

local flag = regex.match_flag
print(flag.not_bol, flag.not_eol, flag.not_bow, flag.not_eow, flag.any, flag.not_null, flag.continuous)
-- expect: 1	2	4	8	16	32	64
local function search(grammar, pattern, subject, flags)
  local at = regex.search(try.new(grammar, pattern), subject, flags)
  return at.empty and "-" or at[0].start .. "-" .. at[0].end_
end
for _, grammar in ipairs { "ecma", "extended" } do
  print(search(grammar, "^a", "a"), search(grammar, "^a", "a", flag.not_bol))
  print(search(grammar, "a$", "a"), search(grammar, "a$", "a", { "not_eol" }))
  print(search(grammar, "a*", "baa"), search(grammar, "a*", "baa", flag.not_null))
  print(search(grammar, "a", "ba"), search(grammar, "a", "ba", flag.continuous), search(grammar, "b", "ba", 64))
  print(search(grammar, "a", "ba", { "any", "not_null" }), search(grammar, "^a$", "a", 1 + 2))
  print(regex.match(try.new(grammar, "^a"), "a", { "not_bol" }), regex.match(try.new(grammar, "a*"), "", 32))
end
-- expect: 1-1	-
-- expect: 1-1	-
-- expect: 1-0	2-3
-- expect: 2-2	-	1-1
-- expect: 2-2	-
-- expect: nil	nil
-- expect: 1-1	-
-- expect: 1-1	-
-- expect: 1-0	2-3
-- expect: 2-2	-	1-1
-- expect: 2-2	-
-- expect: nil	nil
print(search("ecma", "\\ba", "a"), search("ecma", "\\ba", "a", flag.not_bow))        -- expect: 1-1	-
print(search("ecma", "\\ba", "a a", 4), search("ecma", "a\\b", "a a", 8))            -- expect: 3-3	1-1
print(search("ecma", "a\\b", "a"), search("ecma", "a\\b", "a", { "not_eow" }))       -- expect: 1-1	-
for _, wrong in ipairs { "not_bol", true, { "bol" }, { 1 } } do
  local ok, why = pcall(search, "ecma", "a", "a", wrong)
  print(ok, why.arg)
end
-- expect: false	3
-- expect: false	3
-- expect: false	3
-- expect: false	3
