#!/bin/sh
# SPDX-License-Identifier: MIT
# A category stays as it was read first, each path its own; a failure is not remembered.
mkdir real
ln -s real link
cat >script.lua <<'END'
local function write(message)
  local file = assert(io.open("real/m.ttl", "w"))
  file:write([[
@prefix : <https://schema.emilua.org/error_category/0/#> .
<about:emilua-module> a <https://schema.emilua.org/error_category/0/> ;
  :error [ :code 1 ; :message "]], message)
  file:close()
end
write "never ends"
print(pcall(require, "/real/m"))
write 'first" ] .'
local first = require "/real/m"[1]
write 'second" ] .'
print(first, require "/real/m"[1])
local second = require "/link/m"[1]
print(second, first == second, first.category == second.category)
assert(os.remove "real/m.ttl")
print(require "/real/m"[1] == first)
first, second = nil, nil
collectgarbage()
print(require "/link/m"[1])
END
"$CELLUA" script.lua
# expect: false	the file is not Turtle, or holds no triples
# expect: first	first
# expect: second	false	false
# expect: true
# expect: second
