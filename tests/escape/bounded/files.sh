#!/bin/sh
# SPDX-License-Identifier: MIT
# files.sh - a process that a program without a policy has made under one opens nothing else,
# neither by a call nor by a request, nor does one whose script ran before.
# layers: filter ring landlock
echo secret >secret
cat >main.lua <<'L'
local inbox = require "inbox"
if _CONTEXT == "worker" then
  local h, boss, secret = require "hostile", inbox:receive(), inbox:receive()
  local function refused(result) return type(result) == "string" end
  boss:send(refused(h.sys("openat", -100, secret, 0)))
  boss:send(refused(h.sqe { op = 18, fd = -100, addr = secret }))
  return
end
for _, script in ipairs { "", "C.chdir '/'" } do
  local process = spawn_vm { module = ".", policy = {}, subprocess = { init = script } }
  process:send(inbox)
  process:send(arg[1])
  print(inbox:receive(), inbox:receive())
end
L
"$ESCAPE" main.lua "$PWD/secret"
# expect: true	true
# expect: true	true
