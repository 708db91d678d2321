#!/bin/sh
# SPDX-License-Identifier: MIT
# directories_of_the_confined.sh - no directory gets out of a confined process, or into one; who
# is not confined sends what he likes.
cat >main.lua <<'END'
local inbox, system, unix = require "inbox", require "system", require "unix"
local span = byte_span.new(99)
local function open(path, ...) return system.in_:dup():openat(path, { ... }) end
if _CONTEXT == "worker" then
  local socket = unix.seqpacket.socket.new(inbox:receive())
  local count, fds, lost = socket:receive_with_fds(span, 9)
  socket:send(("%s: %d, lost: %s"):format(span:first(count), #fds, lost))
  for _, fd in ipairs { open("/usr", "directory"), open("/usr", "path"), open("/usr/bin/env") } do
    local ok, why = pcall(socket.send_with_fds, socket, "one", { fd })
    socket:send(("%s %s"):format(ok, ok or why.code .. " " .. why.arg))
  end
  return
end
local a, b = unix.seqpacket.socket.pair()
local actor = spawn_vm { module = ".", subprocess = { stderr = "share" },
  policy = { stdio = { "in", "err" }, fs = { read = { "/usr" } } } }
local fd = b:release()
actor:send(fd)
actor:close()
fd:close()
a:send_with_fds("mixed", { open("/usr", "directory"), open "/usr/bin/env", open("/", "path") })
for _ = 1, 5 do
  local count, fds = a:receive_with_fds(span, 9)
  print(span:first(count), fds[1] and fds[1].type)
end
local c, d = unix.stream.socket.pair()
c:send_with_fds("x", { open("/usr", "directory") })
local _, fds = d:receive_with_fds(span, 1)
print(fds[1].type)
END
"$CELLUA" main.lua
# expect: mixed: 1, lost: true	nil
# expect: false 22 3	nil
# expect: false 22 3	nil
# expect: one	regular
# expect: true true	nil
# expect: directory
