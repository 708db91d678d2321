#!/bin/sh
# SPDX-License-Identifier: MIT
# The first message whose tag begins the name of the locale, when it is asked for.
messages=$(find /usr/lib/locale/C.utf8 /usr/lib/locale/C.UTF-8 -name SYS_LC_MESSAGES \
	2>/dev/null | head -n 1)
[ -n "$messages" ] || exit 77
for name in de_AT de_AT-x pt_BR.UTF-8 sr_RS@latin; do
	mkdir -p "locales/$name/LC_MESSAGES"
	cp "$messages" "locales/$name/LC_MESSAGES/"
done
cat >m.ttl <<'END'
@prefix : <https://schema.emilua.org/error_category/0/#> .
<about:emilua-module> a <https://schema.emilua.org/error_category/0/> ;
	:error [ :code 1 ; :message "pt-BR"@pt-BR, "none", "pt"@pt, "de"@de, "de-AT"@de-AT ],
		[ :code 2 ; :message "pt"@pt, "PT"@PT, "none", "pt-BR"@pt-BR, "e"@s ],
		[ :code 3 ; :message "none", "pt-PT"@pt-PT, "de-AT-x"@de-AT-x, "sr-RS"@sr-RS ] .
END
cat >script.lua <<'END'
local m = require "/m"
print(m[1], m[2], m[3])
END
ln -s "$CELLUA" emilua
unset LC_ALL
export LOCPATH="$PWD/locales"
LC_MESSAGES=de_AT ./emilua script.lua
# expect: de	none	none
LC_MESSAGES=pt_BR.UTF-8 ./emilua script.lua
# expect: pt-BR	pt	none
LC_MESSAGES=sr_RS@latin ./emilua script.lua
# expect: none	e	sr-RS
LC_MESSAGES=de_AT-x ./emilua script.lua
# expect: de	none	de-AT-x
LC_MESSAGES=C ./emilua script.lua
# expect: none	none	none
LANG=nowhere ./emilua script.lua 2>/dev/null
# expect: none	none	none
LC_MESSAGES=de_AT "$CELLUA" script.lua
# expect: none	none	none
cat >changing.lua <<'END'
local ffi = require "ffi"
ffi.cdef "char *setlocale(int, const char *);"
local LC_MESSAGES = 5
local why = require "/m"[1]
for _, name in ipairs { "pt_BR.UTF-8", "de_AT", "C" } do
  assert(ffi.C.setlocale(LC_MESSAGES, name) ~= nil)
  print(why, why.category:message(1), select(2, pcall(error, why)))
end
END
"$CELLUA" changing.lua
# expect: pt-BR	pt-BR	pt-BR
# expect: de	de	de
# expect: none	none	none
