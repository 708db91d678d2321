#!/bin/sh
# SPDX-License-Identifier: MIT
# In each directory a name means Lua, then Turtle; a bad file of Turtle is passed over.
mkdir -p one/both one/folder.ttl one/inner two
category() { # MESSAGE
	cat <<-END
	@prefix : <https://schema.emilua.org/error_category/0/#> .
	<about:emilua-module> a <https://schema.emilua.org/error_category/0/> ;
		:error [ :code 1 ; :message "$1" ] .
	END
}
for name in first bad folder lua unreadable; do category "two $name" >two/$name.ttl; done
category 'one first' >one/first.ttl
category 'one both' >one/both.ttl
echo 'from = "one/both/init.lua"' >one/both/init.lua
echo 'from = "two"' >two/first.lua
echo 'from = "one/lua.lua"' >one/lua.lua
category 'one lua' >one/lua.ttl
echo 'no Turtle' >one/bad.ttl
: >one/only_bad.ttl
echo '<a:a> a <b:b> .' >one/only_bad_too.ttl
ln -s unreadable.ttl one/unreadable.ttl
ln -s nowhere one/dangling.ttl
echo 'why = require "/first"[1]' >one/inner/init.lua
cat >script.lua <<'END'
for _, name in ipairs { "first", "both", "lua", "bad", "folder", "unreadable" } do
  local ok, m = pcall(require, name)
  print(name, ok and (type(m) == "table" and m.from or m[1]))
end
print(require "inner".why)
print(tostring(require "first"[1].category):gsub("^file:///.*/one/", "ONE/"))
for _, name in ipairs { "only_bad", "only_bad_too", "dangling", "absent" } do
  local ok, why = pcall(require, name)
  print(name, ok, tostring(why):match "^[^\n]+", type(why) == "table" and why.module)
end
END
export EMILUA_PATH=one:two
ln -s "$CELLUA" emilua
./emilua script.lua
# expect: first	one first
# expect: both	one/both/init.lua
# expect: lua	one/lua.lua
# expect: bad	two bad
# expect: folder	two folder
# expect: unreadable	two unreadable
# expect: one first
# expect: ONE/first.ttl	1
# expect: only_bad	false	module not found	only_bad
# expect: only_bad_too	false	module not found	only_bad_too
# expect: dangling	false	module not found	dangling
# expect: absent	false	module not found	absent
cat >stock.lua <<'END'
print(require "first"[1], require "bad"[1])
print(pcall(require, "only_bad"))
END
"$CELLUA" stock.lua 2>&1 | head -n 2
# expect: one first	two bad
# expect: false	module 'only_bad' not found:
mkdir stock
echo 'return "stock"' >stock/only_bad.lua
LUA_PATH='stock/?.lua' "$CELLUA" -e 'print(require "only_bad")'
# expect: stock
