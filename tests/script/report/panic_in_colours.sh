#!/bin/sh
# SPDX-License-Identifier: MIT
# First a bold red line with the message underlined, then a dim traceback.
ln -s "$CELLUA" emilua
echo 'error("out of luck", 0)' >script.lua
EMILUA_COLORS=1 ./emilua script.lua 2>&1 | sed 's/0x[0-9a-f]*/ADDR/' | tr '\033' '!' >err
head -n 1 err
# expect: ![1;31mMain fiber from VM ADDR panicked: '![4mout of luck![24m'![22;39m![2m
sed -n 2p err                   # expect: stack traceback:
tail -n 1 err | grep -o '!.*'   # expect: ![22m
EMILUA_COLORS='' ./emilua script.lua 2>&1 | tr '\033' '!' | grep '!'
echo none                       # expect: none
