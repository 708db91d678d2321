-- SPDX-License-Identifier: MIT
-- A socket that another process has sent can be used; neither thread nor end waits for who
-- makes it blocking or not.
local inbox, ip, system = require "inbox", require "ip", require "system"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  local listener = ip.tcp.acceptor.new()
  listener:open "v4"
  listener:bind("127.0.0.1", 0)
  listener:listen()
  local port = listener.local_port
  local socket = ip.tcp.socket.new()
  socket:connect("127.0.0.1", port)
  local other = listener:accept()
  boss:send(socket:release())
  boss:send(listener:release())
  other:write_some "text"
  local late = inbox:receive()
  other:write_some(late)
  return
end
local process = spawn_vm { module = ".", subprocess = { stderr = "share" } }
process:send(inbox)
local fd, listening = inbox:receive(), inbox:receive()
print(fd.tainted, fd.type, listening.tainted)            -- expect: true	socket	true
local socket, listener = ip.tcp.socket.new(fd), ip.tcp.acceptor.new(listening)
local span = byte_span.new(10)
print(socket:read_some(span), span:first(4))             -- expect: 4	text
local reader = spawn(function() return socket:read_some(span) end)
for _ = 1, 5 do this_fiber.yield() end
process:send "late"
print(reader:join(), span:first(4))                      -- expect: 4	late
process:wait()
print(pcall(socket.read_some, socket, span))             -- expect: false	end of file
local waiting = spawn(function() return pcall(listener.accept, listener) end)
for _ = 1, 5 do this_fiber.yield() end
local client = ip.tcp.socket.new()
client:connect("127.0.0.1", listener.local_port)
local ok, accepted = waiting:join()
print(ok, accepted:release().tainted)                    -- expect: true	false
waiting = spawn(function() return pcall(listener.accept, listener) end)
for _ = 1, 5 do this_fiber.yield() end
listener:close()
print(select(2, waiting:join()) == require "asio_error".basic.operation_aborted) -- expect: true
