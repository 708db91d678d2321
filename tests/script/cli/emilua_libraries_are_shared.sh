#!/bin/sh
# SPDX-License-Identifier: MIT
# Modules share the libraries and nothing else; dofile and loadfile are no part of it.
ln -s "$CELLUA" emilua
mkdir sub
cat >entry.lua <<'END'
mine = 1
local child = require "./child"
print(string.shared, child.string == string, child.seen, shared, child.shared)
print(dofile "sub/chunk.lua", type(loadfile "sub/chunk.lua"), (loadfile "./absent.lua"))
print(scope_pcall, scope_xpcall, pcall(function() return this_fiber.sleep end))
END
cat >child.lua <<'END'
string.shared, shared, seen = 2, 3, mine
END
echo 'return mine' >sub/chunk.lua
./emilua entry.lua
# expect: 2	true	nil	nil	3
# expect: 1	function	nil
# expect: nil	nil	false	no such member
