#!/bin/sh
# SPDX-License-Identifier: MIT
# drop_bounds.sh - what a script bounds when it gives up rights is bounded from then on.
echo 'require("inbox"):receive()' >worker.lua
cat >main.lua <<'END'
local sandbox = require "sandbox"
print((select(2, pcall(sandbox.drop, { limits = { disk = "1M" } }))))
sandbox.drop {
  stdio = { "out", "err" },
  fs = { read = { "$CWD" } },
  limits = { message = "1K", actors = 1, files = 20 },
  uring = { entries = 1, workers = 1 },
}
local worker = spawn_vm { module = "./worker", inherit_context = true }
print((pcall(spawn_vm, { module = "./worker", inherit_context = true })))
print((select(2, pcall(worker.send, worker, ("x"):rep(2000)))))
worker:send "x"
END
"$CELLUA" main.lua
# expect: sandbox.drop: limits.disk takes a supervisor
# expect: false
# expect: Message too long
("$CELLUA" -e 'require("sandbox").drop { stdio = { "out" }, on_violation = "kill" } os.execute "true" print "alive"') 2>/dev/null
echo $?   # expect: 159
