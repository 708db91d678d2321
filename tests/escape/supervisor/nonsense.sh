#!/bin/sh
# SPDX-License-Identifier: MIT
# nonsense.sh - whatever the script tells the supervisor, it tells of its own end.
cat >say.lua <<'END'
local h, what = require "hostile", arg[1]
local CONTROL, FRAME, SENDMSG, FAULT, READY, GO, VIOLATION = 3, 516, 9, 1, 2, 3, 4
local function put(text) return h.sys("write", CONTROL, text, #text) end
local function frame(kind, rest)
	return (string.char(kind) .. "\0\0\0" .. rest .. ("\0"):rep(FRAME)):sub(1, FRAME)
end
-- a message with descriptors, by a request
local function pass(count, fd)
	local memory = h.memory(8192)
	local text, control = memory + 512, memory + 1024
	local LEVEL_AND_TYPE = 1 + 2 ^ 32
	h.poke(memory, 0, 0, memory + 256, 1, control, 16 + 4 * count, 0)
	h.poke(memory + 256, text, 1)
	h.poke(control, 16 + 4 * count, LEVEL_AND_TYPE)
	for i = 0, math.ceil(count / 2) - 1 do h.poke(control + 16 + 8 * i, fd + fd * 2 ^ 32) end
	return h.sqe { op = SENDMSG, fd = CONTROL, addr = memory, len = 1 }
end
local say = {
	nothing = function() put "" end,
	little = function() put "x" end,
	much = function() put(("x"):rep(100000)) end,
	noise = function() put(io.open("noise"):read "*a") end,
	fault = function() put(frame(FAULT, "\7\0\0\0\0\0\0\0" .. "stolen\n\27[2J")) end,
	ready = function() put(frame(READY, "")) end,
	go = function() put(frame(GO, "")) end,
	violation = function() put(frame(VIOLATION, ("\255"):rep(8))) end,
	flood = function() for _ = 1, 1000000 do put "x" end end,
	descriptor = function() pass(2, 0) end,
	descriptors = function() pass(64, 0) end,
	ring = function() print(pass(2, h.ring)) end,
	closing = function() h.sys("close", CONTROL) end,
}
say[what]()
io.flush()
if arg[2] then while true do end end
END
head -c 516 /dev/urandom >noise
for what in nothing closing ring; do "$ESCAPE" --allow-read=noise say.lua $what || echo $?; done
# expect: EINVAL
for what in little much noise fault ready go violation flood descriptor descriptors; do
	"$ESCAPE" --allow-read=noise say.lua $what on 2>&1
	echo $?
done
# expect: cellua: sandbox: supervisor: the script has sent what is no message
# expect: 77
# expect: cellua: sandbox: supervisor: the script has sent what is no message
# expect: 77
# expect: cellua: sandbox: supervisor: the script has sent what is no message
# expect: 77
# expect: cellua: sandbox: supervisor: the script has sent what is no message
# expect: 77
# expect: cellua: sandbox: supervisor: less holds than was planned
# expect: 70
# expect: cellua: sandbox: supervisor: the script has sent what is no message
# expect: 77
# expect: cellua: sandbox: stopped: ?() is never allowed (4294967295)
# expect: 77
# expect: cellua: sandbox: supervisor: the script has sent what is no message
# expect: 77
# expect: cellua: sandbox: supervisor: the script has sent what is no message
# expect: 77
# expect: cellua: sandbox: supervisor: the script has sent what is no message
# expect: 77
