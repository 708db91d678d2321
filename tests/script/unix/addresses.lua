-- SPDX-License-Identifier: MIT
-- A name is a string or a path; behind a NUL it is abstract, and if there is none the kernel
-- takes one.
local unix = require "unix"
local function bound(name)
  local s = unix.datagram.socket.new()
  s:open()
  s:bind(name)
  return s
end
local function shown(path) return getmetatable(path), (tostring(path):gsub("%z", "@")) end
local s = bound "one"
print(shown(s.local_path))                      -- expect: filesystem.path	one
local sender = bound "two"
print(sender:send_to("x", s.local_path))        -- expect: 1
print(s:receive(byte_span.new(1)))              -- expect: 1
print(shown(bound "\0a/b\0c".local_path))       -- expect: filesystem.path	@a/b@c
print(#tostring(bound "".local_path))           -- expect: 6
local most = ("d/"):rep(53)
print(#most, pcall(bound, most .. "x"))         -- expect: 106	false	No such file or directory
os.execute("mkdir -p " .. most)
print(#tostring(bound(most .. "x").local_path)) -- expect: 107
print(#tostring(bound("\0" .. most .. "x").local_path)) -- expect: 108
for _, wrong in ipairs { most .. "xy", "\0" .. most .. "xy", "a\0b", 1, {}, false } do
  local _, why = pcall(bound, wrong)
  print(why.code, why.category, why.arg)
end
-- expect: 36	generic	2
-- expect: 36	generic	2
-- expect: 22	generic	2
-- expect: 22	generic	2
-- expect: 22	generic	2
-- expect: 22	generic	2
