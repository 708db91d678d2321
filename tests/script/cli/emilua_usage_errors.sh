#!/bin/sh
# SPDX-License-Identifier: MIT
# emilua_usage_errors.sh - one line on stderr, and the status is 2.
ln -s "$CELLUA" emilua
: >a.lua
try() {
	./emilua "$@" 2>&1
	echo "[$?]"
}
try
# expect: emilua: FILE is missing
# expect: [2]
try -- a.lua
# expect: emilua: FILE is missing
# expect: [2]
try a.lua a.lua
# expect: emilua: a second FILE: 'a.lua'
# expect: [2]
try -
# expect: emilua: not the name of a file: '-'
# expect: [2]
try ''
# expect: emilua: not the name of a file: ''
# expect: [2]
try -e 1
# expect: emilua: unknown option '-e'
# expect: [2]
try --tset
# expect: emilua: unknown option '--tset' (did you mean '--test'?)
# expect: [2]
try --main-context-concurrency-hint
# expect: emilua: option '--main-context-concurrency-hint' needs an argument
# expect: [2]
try --main-context-concurrency-hint= safe
# expect: emilua: no concurrency hint is called ''
# expect: [2]
try --main-context-concurrency-hint 2
# expect: emilua: no concurrency hint is called '2'
# expect: [2]
