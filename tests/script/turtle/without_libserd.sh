#!/bin/sh
# SPDX-License-Identifier: MIT
# Only files of Turtle need libserd: without it, or with another, require of one says so.
mkdir broken other path
cat >m.ttl <<'END'
<about:emilua-module> a <https://schema.emilua.org/error_category/0/> .
END
cp m.ttl path/outside.ttl
echo 'answer = 42' >path/lua.lua
echo 'no library' >broken/libserd-0.so.0
for library in /lib/*/libm.so.6 /lib64/libm.so.6 /usr/lib/libm.so.6; do
	[ ! -f "$library" ] || ln -sf "$library" other/libserd-0.so.0
done
cat >script.lua <<'END'
local generic_error = require "generic_error"
for _, id in ipairs { "/m", "outside", "/m" } do
  local ok, why = pcall(require, id)
  print(ok, why == generic_error.ENOSYS, why.module)
end
print(require "lua".answer, select(2, pcall(require, "/absent")))
END
for directory in broken other; do
	CELLUA_PATH=path LD_LIBRARY_PATH=$PWD/$directory "$CELLUA" script.lua
done
# expect: false	true	/m
# expect: false	true	outside
# expect: false	true	/m
# expect: 42	module not found
# expect: false	true	/m
# expect: false	true	outside
# expect: false	true	/m
# expect: 42	module not found
CELLUA_PATH=path "$CELLUA" -e 'print(getmetatable(require "outside"))'
# expect: rdf_error_category_module
