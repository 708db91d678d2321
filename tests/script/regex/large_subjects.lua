-- SPDX-License-Identifier: MIT
-- Ten megabytes are searched, matched and split by every grammar.

local regex = require "regex"
local try = dofile(arg[0]:match ".*/" .. "lib/try.lua")

local text = ("some words, and more\n"):rep(500000)
local span = byte_span.append(text)
for _, grammar in ipairs { "ecma", "extended", "basic" } do
  print(#regex.split(try.new(grammar, "\n"), text), #regex.patsplit(try.new(grammar, ", [a-z]*"), span),
    regex.search(try.new(grammar, "e\n$"), text)[0].start, rawequal(regex.match(try.new(grammar, "[^x]*"), span), span),
    #regex.split(try.new(grammar, "WORDS", { ignore_case = true }), text))
end
-- expect: 500000	500000	10499999	true	500001
-- expect: 500000	500000	10499999	true	500001
-- expect: 500000	500000	10499999	true	500001
print(try.reason(select(2, pcall(regex.match, try.new("ecma", "(a|b|[^x])*"), text))))   -- expect: stack
print(#regex.match(try.new("extended", "(a|b|[^x])*"), text))                           -- expect: 1
