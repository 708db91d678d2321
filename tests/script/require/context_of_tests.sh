#!/bin/sh
# SPDX-License-Identifier: MIT
# _CONTEXT "test" goes on to what is imported by a relative id, and no further.
ln -s "$CELLUA" emilua
mkdir path
cat >entry.lua <<'END'
print(_CONTEXT, require './near'._CONTEXT, require './near'.next._CONTEXT)
print(require './near'.rooted._CONTEXT, require 'external'._CONTEXT)
_CONTEXT = 'changed'
print(require './late'._CONTEXT)
END
echo "next = require '../other' rooted = require '/rooted'" >near.lua
: >other.lua
: >rooted.lua
: >late.lua
: >path/external.lua
EMILUA_PATH=path ./emilua --test entry.lua
# expect: test	test	test
# expect: 	
# expect: test
./emilua entry.lua 2>&1 | head -n 1
# expect: main		
