#!/bin/sh
# SPDX-License-Identifier: MIT
# SIGINT ends what a module waits for, not its importer.
cat >module.lua <<'END'
io.stderr:write 'waits\n'
print(pcall(require "time".sleep, 20))
END
echo 'require "./module" print "goes on"' >script.lua
env --default-signal=INT "$CELLUA" script.lua >out 2>err &
program=$!
until grep -q waits err; do sleep 0.05; done
sleep 0.1
kill -INT $program
wait $program
echo "status $?"                                # expect: status 0
cat out
# expect: false	interrupted!
# expect: goes on
