#!/bin/sh
# SPDX-License-Identifier: MIT
# However Turtle writes the triples, and whatever else it says, the category is the same.
ours=https://schema.emilua.org/error_category/0/
cat >short.ttl <<END
@prefix : <$ours#> .
<about:emilua-module> a <$ours> ; :error [ :code 3 ; :alias 'three' ; :message "third" ] .
END
cat >long.ttl <<END
<$ours#three> <$ours#message> """third""" .
<$ours#three> <$ours#alias> "three" .
<$ours#three> <$ours#code> "+003"^^<http://www.w3.org/2001/XMLSchema#integer> .
<about:emilua-module> <$ours#error> <$ours#three> .
<about:emilua-module> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <$ours> .
END
cat >relative.ttl <<END
BASE <${ours}deeper/>
PREFIX e: <../#>
PREFIX m: <about:>
_:x e:code 3; e:alias "\\u0074hree"; e:message "third".
m:emilua-module a <..>; e:error _:x.
END
printf '\357\273\277' >twice.ttl
cat >>twice.ttl <<END
@prefix : <$ours#> . # said twice is said once
<about:emilua-module> a <$ours>, <$ours> ; :error _:x, _:x .
_:x :code 3, 3 ; :alias "three", "three" ; :message "third", "third"@en, "third"@en .
_:x :message "third" . _:x :generic_error "EIO", "EIO" .
END
cat >more.ttl <<END
@prefix : <$ours#> .
<about:emilua-module> a <$ours> ; <a:comment> "mine", ("a" [] 1.5), true .
<about:other> a <about:whatever> ; :error 1 ; :code "none" .
<about:emilua-module> :error <> . _:unused :code 9 ; :alias "three" .
<> a <about:anything> ; :code 3 ; :alias "three" ; :message "third" ; :note "a", "b" .
END
cat >file.ttl <<END
@prefix : <$ours#> .
<about:emilua-module> a <$ours> ; :error <$PWD/file.ttl>, <file://$PWD/file.ttl>, <> .
<file.ttl> :code 3 ; :alias "three" ; :message "third" .
END
cat >script.lua <<'END'
for _, name in ipairs(arg) do
  local m = require("/" .. name)
  print(name, m.three.code, m.three)
end
END
"$CELLUA" script.lua short long relative twice more file
# expect: short	3	third
# expect: long	3	third
# expect: relative	3	third
# expect: twice	3	third
# expect: more	3	third
# expect: file	3	third
cat >none.ttl <<END
<about:emilua-module> a <$ours> .
END
cat >bare.lua <<'END'
print(require "/none"[1], pcall(function() return require "/none".one end))
END
"$CELLUA" bare.lua
# expect: unknown error	false	no such member
