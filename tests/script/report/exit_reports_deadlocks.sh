#!/bin/sh
# SPDX-License-Identifier: MIT
# Called emilua, system.exit() reports what fibers still wait for, as every end of a VM.
ln -s "$CELLUA" emilua
cat >script.lua <<'END'
local mutex = require('mutex').new()
mutex:lock()
spawn(function() mutex:lock() end):detach()
this_fiber.yield()
require('system').exit(3)
END
./emilua script.lua 2>err
echo $?                                     # expect: 3
sed '1d; s/0x[0-9a-f]*$/ADDR/' err          # expect: 	mutex ADDR
