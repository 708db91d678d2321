#!/bin/sh
# SPDX-License-Identifier: MIT
# Called emilua, an uncaught error is a panic; the environment colours and silences it.

ln -s "$CELLUA" emilua
echo 'error("out of luck", 0)' >script.lua

./emilua script.lua 2>err
echo "status $?"                                                        # expect: status 1
sed -n '1s/0x[0-9a-f]*/ADDR/p' err     # expect: Main fiber from VM ADDR panicked: 'out of luck'
sed -n 2p err                                                           # expect: stack traceback:
EMILUA_COLORS=1 ./emilua script.lua 2>err
grep -c "$(printf '\033')\[1;31mMain fiber.*$(printf '\033')\[4mout of luck" err        # expect: 1
EMILUA_COLORS=0 ./emilua script.lua 2>err
grep -c "$(printf '\033')" err                                          # expect: 0
EMILUA_LOG_LEVELS=2 ./emilua script.lua 2>err
echo "status $? $(wc -c <err)"                                          # expect: status 1 0
EMILUA_LOG_LEVELS=3,net:7 ./emilua script.lua 2>err
grep -c panicked err                                                    # expect: 1
