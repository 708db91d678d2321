#!/bin/sh
# SPDX-License-Identifier: MIT
# print() waits in its fiber where standard output is a pipe, and cannot be canceled then.

"$CELLUA" "${0%/*}/uncancelable.lua" | cat

# expect: mutex:lock: ok
# expect: recursive_mutex:lock: ok
# expect: file:write: ok
# expect: io.write: ok
# expect: print: ok
# expect: file:flush: ok
# expect: file:close: ok
# expect: io.popen():close: ok
