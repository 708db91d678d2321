#!/bin/sh
# SPDX-License-Identifier: MIT
# Called emilua: a string, then the importer, then the fiber, then the syntax, then the
# file.
ln -s "$CELLUA" emilua
cat >entry.lua <<'END'
local function try(id)
  local ok, why = pcall(require, id)
  print(type(why), why.code, why.module)
end
try(nil)
try(12)
try ''
try 'a.b'
try 'missing'
try './missing'
try '../missing'
spawn(function()
  try(nil)
  try 'a.b'
  try 'missing'
  try 'time'
end):join()
local file = _FILE
_FILE = nil
try 'a.b'
try 'time'
spawn(function() try 'a.b' end):join()
_FILE = file
print(require 'time' == require 'time', require 'stream' ~= nil)
END
./emilua entry.lua
# expect: string	nil	nil
# expect: string	nil	nil
# expect: table	1	
# expect: table	1	a.b
# expect: table	2	missing
# expect: table	2	./missing
# expect: table	3	nil
# expect: string	nil	nil
# expect: table	6	nil
# expect: table	6	nil
# expect: table	6	nil
# expect: table	24	nil
# expect: table	24	nil
# expect: table	24	nil
# expect: true	true
