#!/bin/sh
# SPDX-License-Identifier: MIT
# What a stock searcher finds runs with the script's globals, whoever requires it first, and
# is relative to the script.
mkdir -p stock
cat >stock/old.lua <<'END'
seen = (seen or 0) + 1
local function near() local m = require './near' return m end
return { name = ..., load = near, file = _FILE, globals = getfenv(0) }
END
echo 'from = "beside the script"; sees = seen' >near.lua
echo 'from = "beside the stock module"' >stock/near.lua
echo 'error { "of the stock module" }' >stock/wrong.lua
cat >uses.lua <<'END'
old = require 'old'
name, outside = old.name, getfenv(0) ~= old.globals and old.globals.seen
ok, why = pcall(require, 'wrong')
ok, missing = pcall(require, 'mis.sing')
from_fiber = spawn(function() return require 'late' end):join()
kept = getfenv(0) == _G
END
echo 'late_seen = true return "late"' >stock/late.lua
cat >script.lua <<'END'
local uses = require './uses'
local old = require 'old'
print(uses.old == old, old.name, seen, old.file == _FILE, old.globals == _G)
print(uses.outside, uses.seen, uses.why[1], uses.missing:match "^module 'mis.sing' not found")
print(uses.from_fiber, late_seen, uses.late_seen, uses.kept)
print(old.load().from, old.load().sees)
END
LUA_PATH="stock/?.lua" "$CELLUA" script.lua
# expect: true	old	1	true	true
# expect: 1	nil	of the stock module	module 'mis.sing' not found
# expect: late	true	nil	true
# expect: beside the script	nil
