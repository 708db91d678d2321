#!/bin/sh
# SPDX-License-Identifier: MIT
# An empty element is the working directory; what is too long or not there is passed over.
mkdir 'a b' empty
echo 'from = "here"' >here.lua
echo 'from = "a b"' >'a b/m.lua'
long=$(printf '%5000s' '' | tr ' ' x)
try() { # PATH ID
	CELLUA_PATH=$1 LUA_PATH=none "$CELLUA" -e "
		local ok, m = pcall(require, '$2')
		print(ok and m.from)"
}
try '' here                     # expect: here
try : here                      # expect: here
try 'empty:' here               # expect: here
try "/$long:$long:a b" m        # expect: a b
try /dev/null:/proc/1/fd:. here # expect: here
try / here                      # expect: false
mkdir gone
cd gone || exit 1
rmdir ../gone
try "x:$OLDPWD" here            # expect: here
