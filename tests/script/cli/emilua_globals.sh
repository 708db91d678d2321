#!/bin/sh
# SPDX-License-Identifier: MIT
# emilua_globals.sh - an entry script of the ancestor finds its words, and no others.
ln -s "$CELLUA" emilua
cat >entry.lua <<'END'
print(io, os, debug, package, module, arg, ffi)
print(type(_FILE), getmetatable(_FILE), _CONTEXT)
print(_FILE == _FILE, _FILE == tostring(_FILE))
print(pcall(function() return _FILE.unknown end))
for _, id in ipairs { "ffi", "byte_span", "io", "jit.util", "jit.opt", "string", "table.new" } do
  print(id, (pcall(require, id)))
end
print(type(spawn), type(scope), type(this_fiber), type(format), type(byte_span), type(jit))
END
./emilua entry.lua
# expect: nil	nil	nil	nil	nil	nil	nil
# expect: userdata	filesystem.path	main
# expect: true	false
# expect: false	no such member
# expect: ffi	true
# expect: byte_span	true
# expect: io	false
# expect: jit.util	false
# expect: jit.opt	false
# expect: string	false
# expect: table.new	false
# expect: function	function	table	function	table	table
