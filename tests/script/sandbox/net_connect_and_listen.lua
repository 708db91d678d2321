--[==[ sandbox
version = 1,
stdio = { "out", "err" },
net = { listen = { "tcp:127.0.0.1:0", "tcp:[::1]:0" }, connect = { "tcp:127.0.0.1:*" } },
]==]
-- SPDX-License-Identifier: MIT
-- What listens was there before the script; whom it connects to is reached by its supervisor.
local ip, byte_span = require "ip", require "byte_span"
local here = ip.address.new "127.0.0.1"
local acceptor = ip.tcp.acceptor.new()
acceptor:open "v4"
acceptor:set_option("reuse_address", true)
acceptor:bind(here, 0)
acceptor:listen()
print(acceptor.local_address, acceptor.local_port > 0)        -- expect: 127.0.0.1	true

local server = spawn(function()
  local socket = acceptor:accept()
  local bytes = byte_span.new(16)
  local count = socket:read_some(bytes)
  socket:write_some(tostring(bytes:slice(1, count)):upper())
  socket:close()
end)
local client = ip.tcp.socket.new()
client:connect(here, acceptor.local_port)
print(client.remote_port == acceptor.local_port)              -- expect: true
client:set_option("tcp_no_delay", true)
print(client:get_option "tcp_no_delay")                       -- expect: true
print(pcall(client.set_option, client, "reuse_port", true))   -- expect: false	Operation not permitted
client:write_some "ping"
local bytes = byte_span.new(16)
print(tostring(bytes:slice(1, client:read_some(bytes))))      -- expect: PING
client:shutdown "send"
server:join()

-- another one connects by name, and one that has failed may try again
local again = ip.tcp.socket.new()
local ok, why = pcall(again.connect, again, "127.0.0.2", acceptor.local_port)
print(ok, (why.message:gsub("tcp:127.0.0.2:%d+", "tcp:127.0.0.2:PORT"):gsub("sandbox: .*:4", "sandbox: SCRIPT:4")))
-- expect: false	permission denied: net.connect does not cover tcp:127.0.0.2:PORT (sandbox: SCRIPT:4)
again:connect("127.1", acceptor.local_port)
print(acceptor:accept().remote_port == again.local_port)      -- expect: true

-- nobody listens
again = ip.tcp.socket.new()
print(pcall(again.connect, again, here, 1))                   -- expect: false	Connection refused

-- what was not granted cannot be bound, and is no socket
local other = ip.tcp.acceptor.new()
other:open "v4"
ok, why = pcall(other.bind, other, here, 80)
print(ok, (why.message:gsub("tcp:127.0.0.2:%d+", "tcp:127.0.0.2:PORT"):gsub("sandbox: .*:4", "sandbox: SCRIPT:4")))
-- expect: false	permission denied: net.listen does not cover tcp:127.0.0.1:80 (sandbox: SCRIPT:4)
print(pcall(other.listen, other))                             -- expect: false	Socket operation on non-socket
print(pcall(ip.udp.socket.new().open, ip.udp.socket.new(), "v4")) -- expect: false	Operation not permitted
-- the second time it is the same socket
other:bind(here, 0)
print(other.local_port == acceptor.local_port)                -- expect: true
local six = ip.tcp.acceptor.new()
six:open "v6"
six:bind(ip.address.new "::1", 0)
print(six.local_address)                                      -- expect: ::1
