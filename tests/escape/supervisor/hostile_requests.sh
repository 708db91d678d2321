#!/bin/sh
# SPDX-License-Identifier: MIT
# hostile_requests.sh - what comes along with a request for an actor is looked at before it is used.
cat >ask.lua <<'END'
--[==[ sandbox
version = 1,
main = { stdio = { "in", "out", "err" }, fs = { read = { "$SCRIPT_DIR" } }, spawn = { "idle" } },
actors = { idle = { module = "idle", max = 3 } },
]==]
local h, what = require "hostile", arg[1]
local F_ADD_SEALS, SEALS, CONTROL = 1033, 15, 3
local SOL_SOCKET_AND_RIGHTS = 1 + 2 ^ 32
local memory = h.memory(65536)
local held = {} -- what is looked at by its address

local function number(value)
  return string.char(value % 256, math.floor(value / 256) % 256, 0, 0)
end
local function field(text, size) return text .. ("\0"):rep(size - #text) end
local function request(is)
  return number(is.kind or 1) .. number(0) .. number(0) .. number(0) .. field(is.actor or "", 64) ..
    field(is.module or "", 256) .. field(is.path or "", 1600) .. field("", 1600) ..
    number(1) .. number(0) .. number(is.narrows or 0) .. number(0)
end
local function text(content, seals)
  local fd = h.sys("memfd_create", "x", 3)
  for at = 1, #content, 2 ^ 20 do
    local piece = content:sub(at, at + 2 ^ 20 - 1)
    h.sys("write", fd, piece, #piece)
  end
  h.sys("fcntl", fd, F_ADD_SEALS, seals or SEALS)
  return fd
end
-- returns the errno and the text of the answer, and how many descriptors came
local function ask(is, ...)
  local bytes, fds = request(is), { ... }
  held[#held + 1] = bytes
  h.poke(memory, 0, 0, memory + 256, 1, #fds > 0 and memory + 1024 or 0, #fds > 0 and 16 + 4 * #fds or 0, 0)
  h.poke(memory + 256, bytes, #bytes)
  h.poke(memory + 1024, 16 + 4 * #fds, SOL_SOCKET_AND_RIGHTS)
  for i = 1, #fds, 2 do h.poke(memory + 1040 + 4 * (i - 1), fds[i] + (fds[i + 1] or 0) * 2 ^ 32) end
  local sent = h.sys("sendmsg", CONTROL, memory, 0)
  for _, fd in ipairs(fds) do if fd > 2 then h.sys("close", fd) end end
  if sent ~= #bytes then return sent end
  h.poke(memory, 0, 0, memory + 256, 1, memory + 1024, 128, 0)
  h.poke(memory + 256, memory + 4096, 512)
  local size = h.sys("recvmsg", CONTROL, memory, 0)
  if size ~= 512 then return "no answer", size end
  local answer = h.peek(memory + 4096, 512)
  return answer:byte(1), answer:sub(17):match "^%Z*"
end
local function narrow(...) return print(ask({ actor = "idle", narrows = 1 }, ...)) end
local small = "{ version = 1 }"

local cases = {
  policies = function()
    narrow()
    narrow(0)
    narrow(text(small, 0))
    narrow(text(small, 7 - 1))
    narrow(text "")
    narrow(text(("\0\255"):rep(5000)))
    narrow(text(("{"):rep(60000)))
    narrow(text("{ version = 1, x_ = \"" .. ("x"):rep(2 ^ 22 - 100)))
    narrow(text(("x"):rep(2 ^ 22 + 1)))
    narrow(text "{ version = 1, actors = {} }")
    narrow(text "{ version = 1, fs = { read = { '$ARG9' } } }")
    narrow(text "{ version = 1, tty = true }")
    narrow(text(small))
    narrow(text(small), text(small))
  end,
  modules = function()
    local other = { path = "/other.lua", narrows = 1 }
    print(ask(other))
    print(ask(other, text(""), 0))
    print(ask(other, 0, text(small)))
    print(ask(other, text(""), text("{ version = 2 }")))
    print(ask(other, text(""), text(small)))
    print(ask({ path = "/other.lua" }, text(""), text "nonsense"))
  end,
  three = function() narrow(text(small), text(small), text(small)) end,
  many = function() narrow(0, 0, 0, 0, 0, 0, 0, 0) end,
  flood = function()
    for _ = 1, 300 do ask({ actor = "idle", narrows = 1 }, text "{ version = 1, reed = 1 }") end
    narrow(text(small))
  end,
}
cases[what]()
END
echo 'require("inbox"):receive()' >idle.lua
for what in policies modules three many flood; do
	echo "$what"
	"$ESCAPE" ask.lua $what 2>&1
	echo $?
done
# expect: policies
# expect: 22	the policy: no sealed file of memory
# expect: 22	the policy: no sealed file of memory
# expect: 22	the policy: no sealed file of memory
# expect: 22	the policy: no sealed file of memory
# expect: 22	spawn_vm:1:1: the text ends here, expected '{'
# expect: 22	spawn_vm:1:1: unexpected byte 0x00, expected '{'
# expect: 22	spawn_vm:1:9: tables within tables, more than 8 deep
# expect: 22	spawn_vm:1:1: more than 65536 bytes
# expect: 27	the policy: File too large
# expect: 22	spawn_vm:1:16: 'actors' has no place in the policy of one part
# expect: 22	spawn_vm:1:32: fs.read: $ARG9: the command line has no such argument
# expect: 22	spawn_vm:1:16: only an operator's policy can say 'tty'
# expect: 0	
# expect: 0	
# expect: 0
# expect: modules
# expect: 22	the policy: no sealed file of memory
# expect: 22	the policy: no sealed file of memory
# expect: 22	the module: no sealed file of memory
# expect: 22	spawn_vm:1:3: version 2 is newer than this program, which knows 1
# expect: 0	
# expect: 0	
# expect: 0
# expect: three
# expect: cellua: sandbox: supervisor: the script has sent what is no message
# expect: 77
# expect: many
# expect: cellua: sandbox: supervisor: the script has sent what is no message
# expect: 77
# expect: flood
# expect: 0	
# expect: 0
