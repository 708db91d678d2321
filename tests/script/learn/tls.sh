#!/bin/sh
# SPDX-License-Identifier: MIT
# tls.sh - the module tls is proposed by its word, not by the files of its libraries.
cat >script.lua <<'END'
print(getmetatable(require("tls").context.new()))
END
"$CELLUA" --learn=policy script.lua        # expect: tls.context
grep -c 'libssl\|libcrypto\|openssl' policy # expect: 0
grep -o 'tls = true' policy                # expect: tls = true
"$CELLUA" --policy=policy script.lua       # expect: tls.context
echo '{ version = 1, stdio = { "out" }, fs = { read = { "/" } } }' >without
"$CELLUA" --policy=without --dry-deny script.lua 2>&1 | grep -c -- '--dry-deny: tls'   # expect: 1
