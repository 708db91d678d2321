#!/bin/sh
# SPDX-License-Identifier: MIT
# Only the main script of the master and system.exit() decide.
ln -s "$CELLUA" emilua
try() { # CODE
	echo "$1" >script.lua
	./emilua script.lua 2>/dev/null
	echo $?
}
try ''                                                          # expect: 0
try 'require("system").exit(300)'                               # expect: 44
try 'error "e"'                                                 # expect: 1
try 'error()'                                                   # expect: 1
try 'scope_cleanup_push(function() error "e" end)'              # expect: 1
try 'scope(function() scope_cleanup_push(error) end)'           # expect: 1
try 'spawn(function() scope_cleanup_push(error) end)'           # expect: 1
try 'spawn(function() error "e" end)'                           # expect: 0
try 'spawn(function() error "e" end):detach()'                  # expect: 0
try 'if _CONTEXT == "worker" then error "e" end spawn_vm "."'   # expect: 0
try 'if _CONTEXT == "worker" then scope_cleanup_push(error) else spawn_vm "." end'
# expect: 0
