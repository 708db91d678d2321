#!/bin/sh
# SPDX-License-Identifier: MIT
# bytecode_script.sh - nor as the script itself, from a file or a pipe, whole or broken.
"$ESCAPE" -b -e 'print "ran"' script.luac
"$ESCAPE" script.luac                                   # expect: ran
run() {
	"$ESCAPE" --untrusted "$1" <script.luac 2>/dev/null
	echo $?
}
run script.luac                                         # expect: 1
run -                                                   # expect: 1
printf '\033LJ\002' >script.luac
run script.luac                                         # expect: 1
head -c 4096 /dev/urandom >>script.luac
run script.luac                                         # expect: 1
