# SPDX-License-Identifier: MIT
# A confined script has regular expressions, whatever it may do besides.

cat >confined.lua <<'END'
local regex = require "regex"
for _, grammar in ipairs { "ecma", "extended", "basic" } do
  local re = regex.new { pattern = "[a-c]x*", grammar = grammar, optimize = true }
  print(#regex.split(re, ("bxxd"):rep(100000)))
end
local ecma = regex.new { pattern = "(a|b)*", grammar = "ecma" }
print(pcall(regex.match, ecma, ("ab"):rep(10000)), pcall(regex.match, ecma, ("ab"):rep(3000000)))
local basic = regex.new { pattern = [[\(a*\)*b\1]], grammar = "basic" }
print(pcall(regex.search, basic, ("a"):rep(50000)))
local s = require("stream").scanner.with_awk_defaults(require("system").in_)
for fields in s:lines() do print(#fields) end
END
echo "a b  c" | "$CELLUA" --untrusted confined.lua
echo "a b" | "$CELLUA" --untrusted --allow-jit confined.lua
# expect: 100001
# expect: 100001
# expect: 100001
# expect: true	false	nested too deeply
# expect: false	too many steps for this subject
# expect: 3
# expect: 100001
# expect: 100001
# expect: 100001
# expect: true	false	nested too deeply
# expect: false	too many steps for this subject
# expect: 2
