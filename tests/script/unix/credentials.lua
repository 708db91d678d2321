-- SPDX-License-Identifier: MIT
-- Whoever has connected, or listened, is known by his process, user and group.
local unix, ffi = require "unix", require "ffi"
ffi.cdef "int getpid(void); int getuid(void); int getgid(void);"
local C = ffi.C
local function is_me(s)
  local c = s:get_option "remote_credentials"
  return c.pid == C.getpid(), c.uid == C.getuid(), c.groups[1] == C.getgid(), #c.groups
end
for _, kind in ipairs { "stream", "seqpacket" } do
  local listener = unix[kind].listen("@credentials" .. kind)
  local client = unix[kind].dial("@credentials" .. kind)
  print(is_me(client))
  print(is_me(listener:accept()))
  print(is_me(unix[kind].socket.pair()))
  local s = unix[kind].socket.new()
  s:open()
  print(pcall(s.get_option, s, "remote_credentials"))
end
-- expect: true	true	true	1
-- expect: true	true	true	1
-- expect: true	true	true	1
-- expect: false	Transport endpoint is not connected
-- expect: true	true	true	1
-- expect: true	true	true	1
-- expect: true	true	true	1
-- expect: false	Transport endpoint is not connected
