#!/bin/sh
# SPDX-License-Identifier: MIT
# A level of less than 3 silences errors and deadlocks, in actors too.
ln -s "$CELLUA" emilua
cat >script.lua <<'END'
if _CONTEXT == 'main' then spawn_vm '.' end
local mutex = require('mutex').new()
mutex:lock()
spawn(function() mutex:lock() end):detach()
spawn(function() error 'in a fiber' end)
this_fiber.yield()
if _CONTEXT == 'main' then spawn(function() error 'detached' end):detach() end
END
try() { # LEVELS - how many lines speak of errors, and how many of deadlocks
	EMILUA_LOG_LEVELS=$1 ./emilua script.lua 2>err
	echo "$? $(grep -c panicked err) $(grep -c deadlock err)"
}
try ''                          # expect: 0 3 2
try 3                           # expect: 0 3 2
try 7,net:0                     # expect: 0 3 2
try net:0                       # expect: 0 3 2
try 2                           # expect: 0 0 0
wc -c <err                      # expect: 0
try 0,net:7                     # expect: 0 0 0
wc -c <err                      # expect: 0
