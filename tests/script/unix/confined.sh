#!/bin/sh
# SPDX-License-Identifier: MIT
# A confined script makes no sockets of its own, but uses those that it is given; and of what
# it has it sends no directory.
cat >main.lua <<'END'
local inbox, unix = require "inbox", require "unix"
local span = byte_span.new(99)
if _CONTEXT == "worker" then
  local socket = unix.seqpacket.socket.new(inbox:receive())
  inbox:close()
  local function try(name, ...)
    local ok, why = pcall(...)
    socket:send(("%s %s %s"):format(name, ok, type(why) == "table" and why.code or type(why)))
  end
  try("pair", unix.stream.socket.pair)
  try("pair", unix.datagram.socket.pair)
  local closed = unix.stream.socket.new()
  try("open a promise", closed.open, closed)
  try("dial", unix.stream.dial, "@name")
  try("listen", unix.stream.listen, "@name")
  local _, fds, lost = socket:receive_with_fds(span, 9)
  try(("received %d %s %s"):format(#fds, fds[1].type, lost), socket.send_with_fds, socket, "x", fds)
  return
end
local a, b = unix.seqpacket.socket.pair()
local actor = spawn_vm { module = ".", policy = { stdio = { "err" } },
  subprocess = { stderr = "share" } }
local fd = b:release()
actor:send(fd)
actor:close()
fd:close()
for _ = 1, 5 do print(span:first(a:receive(span))) end
local pipe, stream = require "pipe".pair()
fd = pipe:release()
a:send_with_fds("x", { fd })
local count, fds = a:receive_with_fds(span, 9)
print(count, #fds, fds[1].type)
print(span:first(a:receive(span)))
print(pcall(a.receive, a, span))
END
"$CELLUA" main.lua
# expect: pair false 1
# expect: pair false 1
# expect: open a promise true nil
# expect: dial false 13
# expect: listen false 13
# expect: 1	1	fifo
# expect: received 1 fifo false true number
# expect: false	end of file
