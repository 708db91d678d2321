-- SPDX-License-Identifier: MIT
-- Descriptors arrive in their order, beside the data they were sent with, and are not trusted;
-- the sender keeps his. One that is listed twice goes once.
local unix, pipe = require "unix", require "pipe"
local span = byte_span.new(9)
for _, kind in ipairs { "stream", "seqpacket", "datagram" } do
  local a, b = unix[kind].socket.pair()
  local readers, writers = {}, {}
  for i = 1, 3 do
    local r, w = pipe.pair()
    readers[i], writers[i] = r:release(), w
  end
  print(a:send_with_fds("one", { readers[1], readers[2], readers[1], readers[3], readers[3] }))
  print(a:send_with_fds(byte_span.append "two", {}))
  local count, fds, lost = b:receive_with_fds(span, 10)
  print(span:first(count), #fds, lost, fds[1].tainted, fds[3].type)
  for i = 1, 3 do
    writers[i]:write_some("text " .. i)
    print(span:first(pipe.read_stream.new(fds[i]):read_some(span)), readers[i].type)
  end
  count, fds, lost = b:receive_with_fds(span, 10)
  print(span:first(count), #fds, lost)
end
-- expect: 3
-- expect: 3
-- expect: one	3	false	true	fifo
-- expect: text 1	fifo
-- expect: text 2	fifo
-- expect: text 3	fifo
-- expect: two	0	false
-- expect: 3
-- expect: 3
-- expect: one	3	false	true	fifo
-- expect: text 1	fifo
-- expect: text 2	fifo
-- expect: text 3	fifo
-- expect: two	0	false
-- expect: 3
-- expect: 3
-- expect: one	3	false	true	fifo
-- expect: text 1	fifo
-- expect: text 2	fifo
-- expect: text 3	fifo
-- expect: two	0	false
