#!/bin/sh
# SPDX-License-Identifier: MIT
# A module begins with the globals as they were before anything ran; libraries are shared.
cat >module.lua <<'END'
has = { own = own, print = print, type = type, arg = arg, io = io and true }
string.shared = 'shared'
END
cat >script.lua <<'END'
own, print_too, print, type = 1, print, nil, nil
local m = require './module'
print_too(m.own, m.has.own, m.has.print == print_too, m.has.type ~= nil, m.has.arg, m.has.io)
print_too(string.shared, m.string == string)
END
"$CELLUA" -e 'added = 1 error, next, setmetatable = nil' script.lua
# expect: nil	nil	true	true	nil	true
# expect: shared	true
