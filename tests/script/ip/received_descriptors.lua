-- SPDX-License-Identifier: MIT
-- A socket that came in a message is closed in programs that are started, and stays blocking or
-- not as its sender has it.
local inbox, ip, ffi = require "inbox", require "ip", require "ffi"
ffi.cdef "int fcntl(int, int, ...);"
local F_GETFD, F_GETFL, F_SETFL, O_NONBLOCK = 1, 3, 4, 2048
local function number(fd) return tonumber(tostring(fd):match "%d+") end
local function is_nonblocking(fd)
  return bit.band(ffi.C.fcntl(number(fd), F_GETFL), O_NONBLOCK) ~= 0
end
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  for _ = 1, 2 do
    local fd = inbox:receive()
    local socket = ip.tcp.socket.new(fd)
    socket:read_some(byte_span.new(1))
    fd = socket:release()
    boss:send { is_closed = ffi.C.fcntl(number(fd), F_GETFD) == 1, is_nonblocking = is_nonblocking(fd) }
  end
  return
end
local net = require "/tools/net"
local kinds = { { module = "." }, { module = ".", subprocess = { stderr = "share" } } }
for _, kind in ipairs(kinds) do
  local worker = spawn_vm(kind)
  worker:send(inbox)
  for _, nonblocking in ipairs { false, true } do
    local one, other = net.pair()
    local fd = one:release()
    if nonblocking then ffi.C.fcntl(number(fd), F_SETFL, ffi.cast("int", O_NONBLOCK + 2)) end
    worker:send(fd)
    other:write_some "x"
    local found = inbox:receive()
    print(found.is_closed, found.is_nonblocking, is_nonblocking(fd))
  end
end
-- expect: true	false	false
-- expect: true	true	true
-- expect: true	false	false
-- expect: true	true	true
