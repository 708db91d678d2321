#!/bin/sh
# SPDX-License-Identifier: MIT
# blend_parsers_agree.sh - without lpeg each line means what it means with it.
for name in grammar patterns; do
	cp "$(dirname "$0")/../../../examples/blend/parse/$name.lua" .
done
cat >script.lua <<'LUA'
if not pcall(require, "lpeg") then os.exit(77) end
local grammar, patterns = require("./grammar").line, require("./patterns").line

local function show(record)
  if not record then return "nil" end
  local fields = {}
  for key, value in pairs(record) do fields[#fields + 1] = ("%s=<%s>"):format(key, value) end
  table.sort(fields)
  return table.concat(fields, " ")
end

print(show(patterns [[op=render msg="a \"quoted\" \\ word" x=]]))

-- Every line of up to so many of these.
local pieces = { "a", "=", '"', "\\", " ", "\t", "b=", '="', "\r", "\0", "c=\"\\\"" }
local count, wrong = 0, 0
local function try(text, depth)
  local expected, got = show(grammar(text)), show(patterns(text))
  count = count + 1
  if got ~= expected then
    wrong = wrong + 1
    if wrong < 10 then print(("%q"):format(text), got, expected) end
  end
  if depth == 0 then return end
  for _, piece in ipairs(pieces) do try(text .. piece, depth - 1) end
end
try("", 5)
print(count, wrong)
LUA
"$CELLUA" script.lua
# expect: msg=<a "quoted" \ word> op=<render> x=<>
# expect: 177156	0
