#!/usr/bin/env cellua
-- SPDX-License-Identifier: MIT
-- chat.lua - a room on this machine, in which files can be handed around.
--
--   chat.lua serve SOCKET
--   chat.lua join SOCKET NAME
--
-- Who joins says what he types, line by line, and sees what others say; the end of his input
-- leaves. "/give NAME FILE" opens FILE, of the directory where he is, and hands the descriptor
-- to NAME, who reads it: he may have no right to open it, and need not know where it is.
--
-- Who has joined gives up all files but those, before he sees a word of anybody's.
local sandbox, stream, system, unix =
  require "sandbox", require "stream", require "system", require "unix"
local pipe = require "pipe"
local USAGE, FAILURE = 64, 1
local MOST = 4096          -- bytes of what is said at once
local PATIENCE = 100       -- messages that wait for one who does not read
local OWNER = tonumber("600", 8)

local function fail(status, ...)
  io.stderr:write("chat.lua: ", table.concat({ ... }, ": "), "\n")
  os.exit(status)
end

-- Messages: text, and a descriptor or nil.
local function messages(socket)
  local span = byte_span.new(MOST)
  return function()
    local ok, count, fds = pcall(socket.receive_with_fds, socket, span, 1)
    if ok then return tostring(span:first(count)), fds[1] end
  end
end

---- the room

local room = {} -- by name: { socket =, waiting = }

-- A socket keeps the order of those who wait to send. Who lets too many wait is put out.
local function tell(name, text, fd)
  local guest = room[name]
  if guest.waiting == PATIENCE then return guest.socket:close() end
  guest.waiting = guest.waiting + 1
  spawn(function()
    pcall(guest.socket.send_with_fds, guest.socket, text, { fd })
    if fd then fd:close() end
    guest.waiting = guest.waiting - 1
  end):detach()
end

local function tell_all(text)
  for name in pairs(room) do tell(name, text) end
end

local function give(from, text, fd)
  local to, title = text:match "^/give (%w+) (.*)"
  if to and room[to] and fd then return tell(to, from .. " gives " .. title, fd) end
  tell(from, room[to] and "* there is nothing to give" or "* nobody here has that name")
  if fd then fd:close() end
end

local function attend(socket)
  local receive = messages(socket)
  local name = receive()
  if not name or not name:find "^%w+$" or room[name] then return socket:close() end
  room[name] = { socket = socket, waiting = 0 }
  tell_all("* " .. name .. " is here")
  for text, fd in receive do
    if text:find "^/give " then
      give(name, text, fd)
    else
      tell_all(name .. ": " .. text)
    end
  end
  room[name] = nil
  socket:close()
  tell_all("* " .. name .. " has left")
end

local function serve(path)
  local listener = unix.seqpacket.listen(path, { mode = OWNER, replace = true })
  while true do
    local socket = listener:accept()
    spawn(function() attend(socket) end):detach()
  end
end

---- a guest

-- What others have written is not for the terminal to obey.
local function show(prefix, text) print(prefix .. text:gsub("%c", "?")) end

local function listen(socket)
  for text, fd in messages(socket) do
    show("", text)
    if fd then
      local file = pipe.read_stream.new(fd)
      for line in stream.lines(file) do show("| ", tostring(line)) end
      file:close()
    end
  end
end

-- Names lead from the directory where we were, or from the root.
local function open(here, path)
  if path:sub(1, 1) ~= "/" then path = os.getenv "PWD" .. "/" .. path end
  return here:openat(path, { "read_only" })
end

local function say(socket, here, line)
  local file = line:match "^/give %w+ (.*)"
  if not file then return socket:send(line:sub(1, MOST)) end
  local ok, fd = pcall(open, here, file)
  if not ok then return show("* ", tostring(fd)) end
  socket:send_with_fds(line:sub(1, MOST), { fd })
  fd:close()
end

local function join(path, name)
  local socket = unix.seqpacket.dial(path)
  local here = system.in_:dup()
  io.stdout:setvbuf "line"
  sandbox.drop {
    stdio = { "in", "out", "err" },
    fs = { read = { { path = os.getenv "PWD", kind = "dir" } } },
  }
  socket:send(name)
  spawn(function()
    listen(socket)
    os.exit() -- nobody listens to us, either
  end):detach()
  for line in io.lines() do
    if line ~= "" then say(socket, here, line) end
  end
  socket:close()
end

local words = { serve = { serve, 2 }, join = { join, 3 } }
local word = words[arg[1]]
if not word or #arg ~= word[2] then
  fail(USAGE, "usage: chat.lua serve SOCKET | join SOCKET NAME")
end
local ok, why = pcall(word[1], arg[2], arg[3])
if not ok then fail(FAILURE, arg[2], tostring(why)) end
