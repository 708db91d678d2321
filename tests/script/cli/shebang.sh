#!/bin/sh
# SPDX-License-Identifier: MIT
# shebang.sh - scripts start themselves, with one option or with many.
ln -s "$CELLUA" cellua
PATH=$PWD:$PATH
start() { # LINE... - write and run a script
	printf '%s\n' "$@" >script
	chmod +x script
	./script one 'two three'
}
start '#!/usr/bin/env cellua' 'print(arg[0], ...)'
# expect: ./script	one	two three
start '#!/usr/bin/env -S cellua -joff -e x=5' 'print(jit.status(), x, #arg)'
# expect: false	5	2
start "#!$PWD/cellua -joff" 'print((jit.status()), arg[-1], ...)'
# expect: false	-joff	one	two three
start '#!/bin/sh' 'exec cellua -e "print([[from sh]], ...)" -e "print(arg[0])" /dev/null "$@"'
# expect: from sh
# expect: /dev/null
