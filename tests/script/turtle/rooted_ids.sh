#!/bin/sh
# SPDX-License-Identifier: MIT
# A rooted id comes to Turtle last and raises what is wrong; other ids of files never do.
mkdir -p deep/er both
cat >deep/er/m.ttl <<'END'
@prefix : <https://schema.emilua.org/error_category/0/#> .
<about:emilua-module> a <https://schema.emilua.org/error_category/0/> ;
	:error [ :code 1 ; :alias "one" ; :message "first" ] .
END
cp deep/er/m.ttl both.ttl
cp deep/er/m.ttl other.ttl
cp deep/er/m.ttl beside.ttl
echo 'from = "both/init.lua"' >both/init.lua
echo 'from = "other.lua"' >other.lua
echo 'why = require "/deep/er/m".one' >deep/leaf.lua
echo 'no Turtle' >bad.ttl
mkdir folder.ttl
ln -s loop.ttl loop.ttl
cat >script.lua <<'END'
local function show(id)
  local ok, m = pcall(require, id)
  if ok then return print(id, m.from or m.why or m) end
  print(id, m, m.category, m.module)
end
print(require "/deep/er/m".one, require "/deep/leaf".why)
show "/both"
show "/other"
show "/bad"
show "/folder"
show "/loop"
show "/absent"
show "./beside"
show "./deep/er/m"
print(pcall(spawn_vm, "/beside"))
print(select(2, pcall(spawn_vm, "./beside")).module)
local fiber = spawn(function() return pcall(require, "/beside") end)
print(fiber:join())
END
"$CELLUA" script.lua
# expect: first	first
# expect: /both	both/init.lua
# expect: /other	other.lua
# expect: /bad	the file is not Turtle, or holds no triples	emilua.core	/bad
# expect: /folder	Is a directory	system	/folder
# expect: /loop	module not found	emilua.core	/loop
# expect: /absent	module not found	emilua.core	/absent
# expect: ./beside	module not found	emilua.core	./beside
# expect: ./deep/er/m	invalid module name	emilua.core	./deep/er/m
# expect: false	module not found
# expect: beside
# expect: false	only the main fiber may import modules
