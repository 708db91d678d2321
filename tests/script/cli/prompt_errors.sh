#!/bin/sh
# SPDX-License-Identifier: MIT
# prompt_errors.sh - the prompt says what went wrong, and where in what was typed.
"$CELLUA" -i 2>&1 >/dev/null <<'END'
error "an error"
x x
local function deep() error "from deep" end deep()
error(setmetatable({}, { __tostring = function() return "an object" end }))
print(setmetatable({}, { __tostring = function() error "from tostring" end }))
setmetatable({}, { __tostring = function() error "from tostring" end })
for
END
# expect: cellua: stdin:1: an error
# expect: stack traceback:
# expect: 	[C]: in function 'error'
# expect: 	stdin:1: in main chunk
# expect: cellua: stdin:1: '=' expected near 'x'
# expect: cellua: stdin:1: from deep
# expect: stack traceback:
# expect: 	[C]: in function 'error'
# expect: 	stdin:1: in function 'deep'
# expect: 	stdin:1: in main chunk
# expect: cellua: an object
# expect: cellua: stdin:1: from tostring
# expect: stack traceback:
# expect: 	[C]: in function 'error'
# expect: 	stdin:1: in function <stdin:1>
# expect: 	[C]: in function 'print'
# expect: 	stdin:1: in main chunk
# expect: cellua: cannot print that: stdin:1: from tostring
# expect: cellua: stdin:1: '<name>' expected near '<eof>'
