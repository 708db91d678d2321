#!/bin/sh
# SPDX-License-Identifier: MIT
# The hint 1 promises one thread; the others promise nothing.
ln -s "$CELLUA" emilua
echo 'print(pcall(spawn_context_threads, 1))' >a.lua
./emilua a.lua --main-context-concurrency-hint=1 # expect: false	Operation not supported
./emilua --main-context-concurrency-hint 1 a.lua # expect: false	Operation not supported
for hint in 0 safe unsafe unsafe-io; do
	./emilua --main-context-concurrency-hint=$hint a.lua
	# expect: true
done
# expect: true
# expect: true
# expect: true
./emilua a.lua                  # expect: true
