-- SPDX-License-Identifier: MIT
-- What is no member, or of another kind, is unknown; the class of an object is not had from it.
local unix = require "unix"
local bad_index = require "core_error".bad_index
local function unknown(s, name)
  local ok, why = pcall(function() return s[name] end)
  return not ok and why == bad_index and why.index == 2
end
local s = unix.stream.socket.new()
print(unknown(s, "other"), unknown(s, "receive"), unknown(s, "send_to"), unknown(s, 1))
-- expect: true	true	true	true
s = unix.seqpacket.socket.new()
print(unknown(s, "read_some"), unknown(s, "receive_from"))           -- expect: true	true
print(unknown(unix.datagram.socket.new(), "write_some"))             -- expect: true
print(unknown(unix.stream.acceptor.new(), "connect"))                -- expect: true
local ok, why = pcall(s.receive, unix.datagram.socket.new(), byte_span.new(1))
print(ok, why.code, why.arg)                                         -- expect: false	22	1
print(pcall(s.io_control, s, "other"))        -- expect: false	Operation not supported
