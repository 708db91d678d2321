-- SPDX-License-Identifier: MIT
-- grammar.lua - line(text) -> { key = value, ... }, or nil if it is something else.
local lpeg = require "lpeg"   -- LuaRocks', or the system's: lua-lpeg
local C, Cf, Cg, Cs, Ct, P, S = lpeg.C, lpeg.Cf, lpeg.Cg, lpeg.Cs, lpeg.Ct, lpeg.P, lpeg.S

local space = S " \t"
local bare = C((1 - S " \t\"=")^1)
local quoted = '"' * Cs((P '\\"' / '"' + P '\\\\' / '\\' + (1 - S '"\\'))^0) * '"'
local pair = Cg(bare * "=" * (quoted + bare + C ""))
local pairs_of = Cf(Ct "" * space^0 * pair * (space^1 * pair)^0 * space^0 * -1, rawset)

function line(text) return pairs_of:match(text) end
