#!/bin/sh
# SPDX-License-Identifier: MIT
# script_errors.sh - what goes wrong with a script is said on stderr, and by the status.
try() {
	"$CELLUA" "$@" 2>&1
	echo "[$?]"
}
echo 'x x' >syntax.lua
echo 'error "no"' >raises.lua
mkdir folder
try syntax.lua
# expect: cellua: syntax.lua:1: '=' expected near 'x'
# expect: [1]
try -e 'print "before"' -e 'x x' raises.lua
# expect: before
# expect: cellua: (command line):1: '=' expected near 'x'
# expect: [1]
try raises.lua
# expect: cellua: raises.lua:1: no
# expect: stack traceback:
# expect: 	[C]: in function 'error'
# expect: 	raises.lua:1: in main chunk
# expect: [1]
try missing.lua
# expect: cellua: cannot open 'missing.lua': No such file or directory
# expect: [66]
try folder
# expect: cellua: cannot open 'folder': Is a directory
# expect: [66]
try ''
# expect: cellua: cannot open '': No such file or directory
# expect: [66]
try - <folder
# expect: cellua: cannot read standard input: Is a directory
# expect: [66]
echo 'x x' | try -
# expect: cellua: stdin:1: '=' expected near 'x'
# expect: [1]
try -e 'os.exit(7)' raises.lua
# expect: [7]
