#!/bin/sh
# SPDX-License-Identifier: MIT
# A level of less than 3 silences the report of a cleanup handler that failed.
ln -s "$CELLUA" emilua
echo 'scope_cleanup_push(function() error "e" end)' >script.lua
EMILUA_LOG_LEVELS=2 ./emilua script.lua 2>err
echo "$? $(wc -c <err)"         # expect: 1 0
EMILUA_LOG_LEVELS=3 ./emilua script.lua 2>err
echo "$? $(grep -c 0x err)"     # expect: 1 1
