#!/bin/sh
# SPDX-License-Identifier: MIT
# So does one whose fibers take turns, writing with io.write.

cat >script.lua <<'END'
for name = 1, 3 do
  spawn(function()
    for i = 1, 1e9 do
      io.write(name, ':', i, '\n')
      this_fiber.yield()
    end
  end)
end
END
{ "$CELLUA" script.lua 2>err; echo $? >status; } | head -n 1  # expect: 1:1
cat status err                                                # expect: 141
