-- SPDX-License-Identifier: MIT
-- hello.lua - greet by HTTP/1.1, whatever is asked for; all fields are read: hello.lua PORT
local ip, stream = require 'ip', require 'stream'

local ANSWER = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n' ..
  'Content-Length: 13\r\n\r\nHello, world!'

local function read_fields(head)
  local fields = {}
  for name, value in head:gmatch '\r\n([^:\r\n]+):%s*([^\r\n]*)' do
    fields[name:lower()] = value
  end
  return fields
end

-- Answer each request that is whole; returns what is left, or nil if one is wrong.
local function answer(socket, text)
  while true do
    local _, last = text:find('\r\n\r\n', 1, true)
    if not last then return text end
    local head = text:sub(1, last)
    if not head:match '^%u+ %S+ HTTP/1%.1\r\n' or not read_fields(head).host then return end
    text = text:sub(last + 1)
    stream.write_all(socket, ANSWER)
  end
end

local function serve(socket)
  local buffer, text = byte_span.new(4096), ''
  socket:set_option('tcp_no_delay', true)
  while text do
    local ok, count = pcall(socket.read_some, socket, buffer)
    if not ok then break end
    text = answer(socket, text .. tostring(buffer:slice(1, count)))
  end
  socket:close()
end

local acceptor = ip.tcp.acceptor.new()
acceptor:open 'v4'
acceptor:set_option('reuse_address', true)
acceptor:bind('127.0.0.1', tonumber(arg[1]))
acceptor:listen()
while true do
  local socket = acceptor:accept()
  spawn(function() serve(socket) end):detach()
end
