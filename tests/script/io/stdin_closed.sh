#!/bin/sh
# SPDX-License-Identifier: MIT
# With standard input closed from the start there is nothing to read, alone or not.

cat >script.lua <<'END'
print((io.read()))
spawn(function() this_fiber.yield() end)
print((spawn(function() return io.read() end):join()))
print(io.open('script.lua'):read())
END
"$CELLUA" script.lua <&-
# expect: nil
# expect: nil
# expect: print((io.read()))
