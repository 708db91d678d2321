#!/bin/sh
# SPDX-License-Identifier: MIT
# Code from -e or from stdin has no file to be relative to.
echo 'x = 1' >m.lua
"$CELLUA" -e 'print(pcall(require, "./m")) print(_FILE, pcall(require, "/m"))'
echo 'print(pcall(require, "./m"))' | "$CELLUA"
# expect: false	the importing module is not known
# expect: nil	false	the importing module is not known
# expect: false	the importing module is not known
