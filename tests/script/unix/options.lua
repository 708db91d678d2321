-- SPDX-License-Identifier: MIT
-- Options are of the kind of the socket.
local unix = require "unix"
local function known(s)
  local list = {}
  for _, name in ipairs { "debug", "send_buffer_size", "receive_buffer_size",
    "receive_low_watermark", "send_low_watermark", "remote_credentials",
    "enable_connection_aborted", "linger" } do
    local ok, why = pcall(s.get_option, s, name)
    if ok or why ~= require "generic_error".ENOTSUP then list[#list + 1] = name end
  end
  return table.concat(list, " ")
end
print(known(unix.stream.socket.pair()))
-- expect: debug send_buffer_size receive_buffer_size receive_low_watermark send_low_watermark remote_credentials
print(known(unix.seqpacket.socket.pair()))
-- expect: debug send_buffer_size receive_buffer_size remote_credentials
print(known(unix.datagram.socket.pair()))
-- expect: debug send_buffer_size receive_buffer_size
local listener = unix.stream.listen "@options"
print(known(listener))
-- expect: debug send_buffer_size receive_buffer_size enable_connection_aborted
local a = unix.stream.socket.pair()
a:set_option("send_buffer_size", 8192)
a:set_option("receive_low_watermark", 3)
print(a:get_option "send_buffer_size", a:get_option "receive_low_watermark") -- expect: 8192	3
print(listener:get_option "enable_connection_aborted")   -- expect: false
listener:set_option("enable_connection_aborted", true)
print(listener:get_option "enable_connection_aborted")   -- expect: true
for _, wrong in ipairs { 1, "true" } do
  local _, why = pcall(listener.set_option, listener, "enable_connection_aborted", wrong)
  print(why.code, why.arg)
end
-- expect: 22	3
-- expect: 22	3
