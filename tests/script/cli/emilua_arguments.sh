#!/bin/sh
# SPDX-License-Identifier: MIT
# System.arguments: the program and FILE as typed, then what follows --.
ln -s "$CELLUA" emilua
mkdir package
echo 'print(unpack(require("system").arguments))' >entry.lua
cp entry.lua package/init.lua
./emilua --test ./entry.lua --main-context-concurrency-hint safe
# expect: ./emilua	./entry.lua
./emilua entry.lua -- a -- --help '' -
# expect: ./emilua	entry.lua	a	--	--help		-
./emilua package -- a
# expect: ./emilua	package/init.lua	a
./emilua ./package//
# expect: ./emilua	./package//init.lua
