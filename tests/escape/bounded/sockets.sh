#!/bin/sh
# SPDX-License-Identifier: MIT
# sockets.sh - nor does it make sockets, or processes.
# layers: filter
cat >main.lua <<'L'
local inbox = require "inbox"
if _CONTEXT == "worker" then
  local h, boss = require "hostile", inbox:receive()
  local function refused(result) return type(result) == "string" end
  boss:send(refused(h.sys("socket", 1, 1, 0)))
  boss:send(refused(h.sys("kill", h.sys("getppid"), 0)))
  return
end
local process = spawn_vm { module = ".", policy = {} }
process:send(inbox)
print(inbox:receive(), inbox:receive())
L
"$ESCAPE" main.lua
# expect: true	true
