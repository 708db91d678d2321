#!/bin/sh
# SPDX-License-Identifier: MIT
# Each word acts or fails before the next is looked at.
ln -s "$CELLUA" emilua
echo 'print(_CONTEXT)' >a.lua
try() {
	./emilua "$@" >out 2>err
	echo "$? $(sed 's/[ :].*//;q' out) $(wc -l <err)"
}
try --help -e                   # expect: 0 usage 0
try --version -                 # expect: 0 emilua 0
try a.lua --version             # expect: 0 emilua 0
try -help                       # expect: 0 usage 0
try a.lua b.lua --help          # expect: 2  1
try -e --help                   # expect: 2  1
try '' --help                   # expect: 2  1
try - --help                    # expect: 2  1
try --help=1 a.lua              # expect: 2  1
try --version=1 a.lua           # expect: 2  1
try --test=1 a.lua              # expect: 2  1
try --testing a.lua             # expect: 2  1
try --args a.lua                # expect: 2  1
try --context=main a.lua        # expect: 2  1
try -i a.lua                    # expect: 2  1
try --                          # expect: 2  1
try --test a.lua -- --help -e   # expect: 0 test 0
try a.lua -- b.lua --           # expect: 0 main 0
