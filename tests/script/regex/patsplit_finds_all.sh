#!/bin/sh
# SPDX-License-Identifier: MIT
# patsplit() gives all matches, adjacent ones too; under the name emilua something must be between.

cat >all.lua <<'END'
local regex = require "regex"

for _, grammar in ipairs { "ecma", "extended" } do
  local function show(pattern, ...)
    local parts = {}
    for i, subject in ipairs { ... } do
      local re = regex.new { pattern = pattern, grammar = grammar }
      local found = regex.patsplit(re, subject)
      parts[i] = "<" .. table.concat(found, "|") .. ">" .. #found
    end
    print(table.concat(parts, " "))
  end
  show("[^,]*", ",a,,b,", "", "a")
  show("a", "aaa", "baab", "b", "")
  show("ab", "abab")
  show("[0-9]", "1234")
  show("a*", "baac", "b")
  show("^a", "aa")
end
END
"$CELLUA" all.lua
ln -s "$CELLUA" emilua
./emilua all.lua
# expect: <|a||b|>5 <>1 <a>1
# expect: <a|a|a>3 <a|a>2 <>0 <>0
# expect: <ab|ab>2
# expect: <1|2|3|4>4
# expect: <|aa|>3 <|>2
# expect: <a>1
# expect: <|a||b|>5 <>1 <a>1
# expect: <a|a|a>3 <a|a>2 <>0 <>0
# expect: <ab|ab>2
# expect: <1|2|3|4>4
# expect: <|aa|>3 <|>2
# expect: <a>1
# expect: <|a||b|>5 <>1 <a>1
# expect: <a|a>2 <a>1 <>0 <>0
# expect: <ab>1
# expect: <1|3>2
# expect: <|aa|>3 <|>2
# expect: <a>1
# expect: <|a||b|>5 <>1 <a>1
# expect: <a|a>2 <a>1 <>0 <>0
# expect: <ab>1
# expect: <1|3>2
# expect: <|aa|>3 <|>2
# expect: <a>1
