-- SPDX-License-Identifier: MIT
-- ask.lua - what a supervisor is asked, byte by byte, and what it answers; it stands before an
-- attempt.
local h = require "hostile"
local CONNECT, RESOLVE, CONNECT_UNIX, CONTROL = 3, 4, 5, 3
local memory, held = h.memory(65536), {}

local function number(value)
  return string.char(value % 256, math.floor(value / 256) % 256, math.floor(value / 65536) % 256, 0)
end
local function field(text, size) return (text .. ("\0"):rep(size - #text)):sub(1, size) end
local function read_number(text, at)
  local a, b, c, d = text:byte(at, at + 3)
  local value = a + b * 256 + c * 65536 + d * 2 ^ 24
  return value < 2 ^ 31 and value or value - 2 ^ 32
end

-- what would be sent
local function request(is)
  return number(is.kind) .. number(0) .. number(0) .. number(0) .. field("", 64) .. field(is.module or "", 256) ..
    field(is.path or "", 1600) .. field(is.root or "", 1600) .. number(0) .. number(0) .. number(0) ..
    number(is.port or 0)
end

local function send(bytes, ...)
  local fds = { ... }
  held[#held + 1] = bytes
  h.poke(memory, 0, 0, memory + 256, 1, #fds > 0 and memory + 1024 or 0, #fds > 0 and 16 + 4 * #fds or 0, 0)
  h.poke(memory + 256, bytes, #bytes)
  h.poke(memory + 1024, 16 + 4 * #fds, 1 + 2 ^ 32)
  for i = 1, #fds, 2 do h.poke(memory + 1040 + 4 * (i - 1), fds[i] + (fds[i + 1] or 0) * 2 ^ 32) end
  return h.sys("sendmsg", CONTROL, memory, 0x4000)
end

-- returns what came, and the descriptor that came along
local function receive(fd, room, flags)
  h.poke(memory, 0, 0, memory + 256, 1, memory + 1024, 64, 0)
  h.poke(memory + 256, memory + 4096, room)
  h.poke(memory + 1024, 0, 0, 0)
  local size = h.sys("recvmsg", fd, memory, flags or 0)
  if type(size) ~= "number" then return size end
  local control = h.peek(memory + 1024, 20)
  return h.peek(memory + 4096, size), read_number(control, 1) > 0 and read_number(control, 17) or nil
end

-- returns the errno, the text, and what the answer comes through
local function ask(is, ...)
  local bytes = request(is)
  if send(bytes, ...) ~= #bytes then return "not sent" end
  local reply, fd = receive(CONTROL, 512)
  if #reply ~= 512 then return "no reply" end
  return read_number(reply, 1), reply:sub(17):match "^%Z*", fd
end

-- returns the errno, the text, how many addresses, and a socket
local function answer_of(fd)
  local answer, socket = receive(fd, 2048)
  h.sys("close", fd)
  if #answer < 1148 then return answer == "" and "nothing" or answer end
  return read_number(answer, 1), answer:sub(653):match "^%Z*", read_number(answer, 9), socket
end

-- all of it
local function have(is)
  local errno, text, fd = ask(is)
  if errno ~= 0 then return errno, text end
  return answer_of(fd)
end
