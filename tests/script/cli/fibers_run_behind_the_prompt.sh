#!/bin/sh
# SPDX-License-Identifier: MIT
# fibers_run_behind_the_prompt.sh - a fiber goes on while the prompt waits for a line.
mkfifo line
# The line is written once the fiber has said that it ran.
"$CELLUA" -i -e 'spawn(function() this_fiber.yield() io.open("ran", "w"):close() end)' <line &
exec 3>line
while [ ! -e ran ]; do sleep 0.01; done
echo '"typed"' >&3
exec 3>&-
wait $!
echo $?
# expect: > typed
# expect: > 
# expect: 0
