-- SPDX-License-Identifier: MIT
-- A writer that first needs the rest of what the server has begun to say leaves to the reader
-- what comes with it.
local tls, time = require "tls", require "time"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()
peers.certificate("client", "ca")
local acceptor = peers.listen()
local port = acceptor.local_port
acceptor:close()
os.execute "mkfifo in"

-- Its tickets hold our certificate, and take several records.
local stop = peers.start(("openssl s_server -quiet -tls1_3 -max_send_frag 512 -Verify 1 -accept"
  .. " 127.0.0.1:%d -cert server.pem -key server.key -CAfile ca.pem <in >out 2>&1"):format(port))
local input = io.open("in", "w")
local far
for _ = 1, 100 do
  local ok, socket = pcall(peers.connect, port)
  far = ok and socket
  if ok then break end
  time.sleep(0.05)
end

-- What is between: it holds back what comes from there, but for some records.
local one, near = peers.transports()
local most, held = math.huge, ""
spawn(function()
  while true do far:write_some(peers.read(near)) end
end):detach()
local function pass()
  while most > 0 and #held >= 5 do
    local size = held:byte(4) * 256 + held:byte(5) + 5
    if #held < size then return end
    near:write_some(held:sub(1, size))
    held, most = held:sub(size + 1), most - 1
  end
end
spawn(function()
  while true do
    held = held .. peers.read(far)
    pass()
  end
end):detach()

local context = peers.client()
context:use_certificate_chain_file "client.pem"
context:use_private_key_file("client.key", "pem")
local socket = tls.socket.new(one, context)
socket:set_server_name "server.test"
socket:client_handshake()
most = 1
local reader = spawn(function() return peers.read(socket) end)
while most > 0 do time.sleep(0.01) end
time.sleep(0.05)
reader:interrupt()
reader:join()
local writer = spawn(function() return socket:write_some "hello\n" end)
time.sleep(0.05)
reader = spawn(function() return peers.read(socket):match "%S+" end)
input:write "greeting\n"
input:flush()
-- It is a record of 31 bytes.
while held:sub(-31, -27) ~= "\23\3\3\0\26" do time.sleep(0.01) end
most = 0
near:write_some(held)
print(writer:join())                                       -- expect: 6
print(reader:join())                                       -- expect: greeting
stop()
os.exit(0)
