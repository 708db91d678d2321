-- SPDX-License-Identifier: MIT
-- name_server.lua - a server of names at 127.0.0.1, for one family of addresses: 127.0.0.9
-- answers to whatever `knows` agrees with. It is asked when `listen` has returned.
local byte_span = require "byte_span"
local ip = require "ip"

local HEADER, NAME_ERROR = 12, 3

-- "\3www\4test\0" becomes "www.test"; and where it ends.
local function read_name(text, position)
  local labels = {}
  while text:byte(position) > 0 do
    local size = text:byte(position)
    labels[#labels + 1] = text:sub(position + 1, position + size)
    position = position + size + 1
  end
  return table.concat(labels, '.'), position
end

local function answer(query, knows)
  local name, last = read_name(query, HEADER + 1)
  local is_v4 = query:sub(last + 1, last + 2) == '\0\1'
  local question = query:sub(HEADER + 1, last + 4)
  local known = knows(name)
  local has = known and is_v4
  local flags = '\129' .. string.char(128 + (known and 0 or NAME_ERROR))
  local header = query:sub(1, 2) .. flags .. '\0\1\0' .. (has and '\1' or '\0')
    .. '\0\0\0\0'
  local record = '\192\12\0\1\0\1\0\0\0\60\0\4\127\0\0\9'
  return header .. question .. (has and record or '')
end

-- The socket, which nobody reads yet.
function listen()
  local socket = ip.udp.socket.new()
  socket:open 'v4'
  socket:bind('127.0.0.1', 53)
  return socket
end

-- Answer until the fiber is canceled.
function run(socket, knows)
  local buffer = byte_span.new(512)
  while true do
    local size, address, port = socket:receive_from(buffer)
    local reply = answer(tostring(buffer:slice(1, size)), knows)
    socket:send_to(reply, address, port)
  end
end
