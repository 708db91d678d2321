#!/bin/sh
# SPDX-License-Identifier: MIT
# Called emilua, a deadlock is one line with the VM's address, and a line for each object.
ln -s "$CELLUA" emilua
cat >script.lua <<'END'
print(this_fiber.id)
local mutex = require('mutex').new()
mutex:lock()
mutex:lock()
END
./emilua script.lua >id 2>err
echo $?                                     # expect: 1
sed -n 1p err | grep -c -F "$(cat id)"      # expect: 1
sed '1d; s/0x[0-9a-f]*$/ADDR/' err          # expect: 	mutex ADDR
