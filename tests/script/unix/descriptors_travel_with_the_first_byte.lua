-- SPDX-License-Identifier: MIT
-- Of a stream, descriptors come with the first byte of what was sent with them, whatever was
-- written before and however little is read.
local unix = require "unix"
local a, b = unix.stream.socket.pair()
local fd = require "pipe".pair():release()
local span, one = byte_span.new(99), byte_span.new(1)
a:write_some "before"
a:send_with_fds("with", { fd })
a:write_some "after"
local count, fds = b:receive_with_fds(span:first(6), 1)
print(span:first(count), #fds)                -- expect: before	0
count, fds = b:receive_with_fds(one, 1)
print(count, one, #fds)                       -- expect: 1	w	1
count, fds = b:receive_with_fds(span, 1)
print(#fds, tostring(span:first(count)):sub(1, 3)) -- expect: 0	ith
a:set_option("send_buffer_size", 1)
local large = byte_span.new(1000000)
local sent = a:send_with_fds(large, { fd })
print(sent > 0 and sent < #large)             -- expect: true
if count == 3 then b:read_some(span) end
count, fds = b:receive_with_fds(span, 1)
print(#fds)                                   -- expect: 1
