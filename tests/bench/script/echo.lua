-- SPDX-License-Identifier: MIT
-- echo.lua - send back what comes: echo.lua PORT
local ip, stream = require 'ip', require 'stream'

local function serve(socket)
  local buffer = byte_span.new(4096)
  socket:set_option('tcp_no_delay', true)
  while true do
    local ok, count = pcall(socket.read_some, socket, buffer)
    if not ok then break end
    stream.write_all(socket, buffer:slice(1, count))
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
