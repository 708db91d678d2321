#!/bin/sh
# SPDX-License-Identifier: MIT
# A module that does not compile is compiled where everything holds already, declared or not:
# its spawner hears of it as of a script that fails, and reads why.
cat >main.lua <<'L'
--[==[ sandbox
version = 1,
stdio = { "in", "out", "err" },
fs = { read = { "$SCRIPT_DIR" } },
actors = { bad = { module = "bad", stdio = { "out", "err" } } },
spawn = { "bad" },
]==]
io.stdout:setvbuf 'no'
local function try(options)
  local process = spawn_vm(options)
  io.write(tostring(pcall(process.ready, process)), ' ', process:wait().exit_code, '\n')
end
try { actor = 'bad' }
try { module = './worse', subprocess = {} }
L
sed '1,7d; s/actor = .bad./module = ".\/bad", policy = { stdio = { "err" } }/
s/{}/{ stderr = "share" }/; s/} } }$/} }, subprocess = { stderr = "share" } }/' main.lua >plain.lua
echo 'this is wrong' >bad.lua
cp bad.lua worse.lua
"$CELLUA" main.lua 2>&1 | sed "s|$PWD/||"
"$CELLUA" plain.lua 2>&1 | sed "s|$PWD/||"
# expect: cellua: bad.lua:1: '=' expected near 'is'
# expect: true 1
# expect: cellua: worse.lua:1: '=' expected near 'is'
# expect: true 1
# expect: cellua: bad.lua:1: '=' expected near 'is'
# expect: true 1
# expect: cellua: worse.lua:1: '=' expected near 'is'
# expect: true 1
