-- SPDX-License-Identifier: MIT
-- A pattern that would go through too many ways, or over the same bytes too often, raises.

local regex = require "regex"
local try = dofile(arg[0]:match ".*/" .. "lib/try.lua")

local a, ab = ("a"):rep(20000), ("ab"):rep(10000)
local function show(grammar, pattern, subject, how)
  local ok, why = pcall(regex[how or "search"], try.new(grammar, pattern, { nosubs = how == "split" }), subject)
  print(grammar, pattern, ok and "done" or try.reason(why))
end
show("ecma", "(a*)*[bc]", a)                     -- expect: ecma	(a*)*[bc]	complexity
show("ecma", "(a|aa)+$", a .. "b")            -- expect: ecma	(a|aa)+$	complexity
show("ecma", "(?:(?=a*)a)*[bc]", a)              -- expect: ecma	(?:(?=a*)a)*[bc]	complexity
show("ecma", "a*[^a]", ("a"):rep(100000))    -- expect: ecma	a*[^a]	complexity
show("ecma", "(a+)\\1+[bc]", a)                  -- expect: ecma	(a+)\1+[bc]	complexity
show("ecma", "a{60000}[bc]", ("a"):rep(100000)) -- expect: ecma	a{60000}[bc]	complexity
show("ecma", "(?:a(?R)?)*[bc]", a)               -- expect: ecma	(?:a(?R)?)*[bc]	complexity
show("ecma", "a(?=a*b)|a", a:rep(5), "split")        -- expect: ecma	a(?=a*b)|a	complexity
show("ecma", "(?R)", a)                       -- expect: ecma	(?R)	complexity
show("basic", [[\(a*\)*b\1]], a)              -- expect: basic	\(a*\)*b\1	complexity
show("basic", [[\(a*\)\(a*\)\(a*\)b\1\2\3]], a) -- expect: basic	\(a*\)\(a*\)\(a*\)b\1\2\3	complexity
show("extended", "a|a*b", ("a"):rep(100000), "split") -- expect: extended	a|a*b	complexity
show("extended", "(a*)*b", a)                 -- expect: extended	(a*)*b	done
show("extended", "(a|aa)+$", a .. "b")        -- expect: extended	(a|aa)+$	done
show("extended", "(a|b)*a(a|b){20}c", ab)     -- expect: extended	(a|b)*a(a|b){20}c	done
