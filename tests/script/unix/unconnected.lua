-- SPDX-License-Identifier: MIT
-- What is not open is EBADF, and what is not connected ENOTCONN, of the system.
local unix, errors = require "unix", require "asio_error".basic
local span = byte_span.new(1)
local function why(f, ...)
  local ok, error = pcall(f, ...)
  if ok then return "nothing" end
  if error == errors.bad_descriptor then return "EBADF" end
  if error == errors.not_connected then return "ENOTCONN" end
  return tostring(error)
end
local calls = {
  stream = { { "read_some", span }, { "write_some", "x" }, { "read_some", byte_span.new(0) } },
  seqpacket = { { "receive", span }, { "send", "x" } },
  datagram = { { "receive", span }, { "receive_from", span }, { "send", "x" },
    { "send_to", "x", "name" }, { "receive_from_with_fds", span, 1 },
    { "send_to_with_fds", "x", "name", {} } },
}
for kind, list in pairs(calls) do
  for _, more in ipairs { { "receive_with_fds", span, 1 }, { "send_with_fds", "x", {} },
    { "bind", "name" }, { "shutdown", "both" }, { "wait", "read" }, { "cancel" },
    { "release" }, { "disconnect" }, { "io_control", "bytes_readable" },
    { "get_option", "debug" }, { "set_option", "send_buffer_size", 1 } } do
    list[#list + 1] = more
  end
  local s = unix[kind].socket.new()
  s:close()
  for _, call in ipairs(list) do
    local result = why(s[call[1]], s, unpack(call, 2))
    if result ~= "EBADF" then print(kind, call[1], result) end
  end
  for _, name in ipairs { "local_path", "remote_path" } do
    print(why(function() return s[name] end))
  end
  s:open()
  print(#tostring(s.local_path), why(function() return s.remote_path end), why(s.open, s))
end
-- expect: EBADF
-- expect: EBADF
-- expect: 0	ENOTCONN	already open
-- expect: EBADF
-- expect: EBADF
-- expect: 0	ENOTCONN	already open
-- expect: EBADF
-- expect: EBADF
-- expect: 0	ENOTCONN	already open
for _, kind in ipairs { "stream", "seqpacket" } do
  local s = unix[kind].acceptor.new()
  print(why(s.accept, s), why(s.listen, s), why(s.bind, s, "name"), why(s.wait, s, "read"))
  s:open()
  s:bind ""
  s:listen()
  print(why(function() return s.remote_path end))
end
-- expect: EBADF	EBADF	EBADF	EBADF
-- expect: ENOTCONN
-- expect: EBADF	EBADF	EBADF	EBADF
-- expect: ENOTCONN
