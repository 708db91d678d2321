#!/bin/sh
# SPDX-License-Identifier: MIT
# bad_actors.sh - nothing runs where policies of actors make no sense together.
run() { # MANIFEST POLICY
	printf -- '--[==[ sandbox\nversion = 1, %s\n]==]\nprint "ran"\n' "$1" >script.lua
	echo "{ version = 1, $2 }" >policy.lua
	"$CELLUA" --policy policy.lua script.lua 2>&1
	[ $? -eq 78 ] || echo "another status"
	"$CELLUA" --check --policy policy.lua script.lua 2>/dev/null
	[ $? -eq 78 ] || echo "another status of --check"
}
run 'actors = { a = { module = "a" } }' 'actors = { a = { module = "b" } }'
# expect: cellua: sandbox: script.lua:2:31: the module of 'a' is 'a', and 'b' in policy.lua
run 'actors = { a = { module = "a", env = { set = { A = "1" } } } }' 'env = { set = { A = "2" } }'
# expect: cellua: sandbox: script.lua:2:61: another layer has another value for A
run 'main = {}, stdio = { "out" }' ''
# expect: cellua: sandbox: script.lua:2:25: 'stdio' belongs into 'main'
run 'spawn = { "reeder" }, actors = { reader = { module = "r" } }' ''
# expect: cellua: sandbox: script.lua:2:24: unknown actor 'reeder' (did you mean 'reader'?)
