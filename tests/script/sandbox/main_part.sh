#!/bin/sh
# SPDX-License-Identifier: MIT
# main_part.sh - a script whose manifest has actors may do what it says of the main part.
cat >script.lua <<'END'
--[==[ sandbox
version = 1,
name = "parts",
main = {
  stdio = { "out", "err" },
  spawn = { "reader" },
},
actors = {
  reader = { module = "reader", fs = { read = { "/etc" } }, debug = true },
},
]==]
print(require("sandbox").status().confined)
print((io.open "/etc/passwd"))
print(debug.getinfo)
for _, branch in ipairs(require("sandbox").status().actors) do
  print(branch.spawner, branch.actor, branch.module, branch.max, branch.restart)
end
END
echo >reader.lua
"$CELLUA" script.lua
# expect: true
# expect: nil
# expect: nil
# expect: main	reader	reader	16	never
