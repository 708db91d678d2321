#!/bin/sh
# SPDX-License-Identifier: MIT
# Descriptors that do not fit any more are told to be lost; the data arrives, and what fits.
cat >few.lua <<'END'
local unix, pipe = require "unix", require "pipe"
local ffi, time = require "ffi", require "time"
ffi.cdef "int fcntl(int, int, ...);"
local span = byte_span.new(9)
local function open_ones()
  local count = 0
  for fd = 0, 31 do if ffi.C.fcntl(fd, 1) >= 0 then count = count + 1 end end
  return count
end
local at_first = open_ones() + 1 -- with the one that is held back for lost ones
for _, kind in ipairs { "stream", "seqpacket", "datagram" } do
  local a, b = unix[kind].socket.pair()
  local r, w = pipe.pair()
  local fd = r:release()
  local list, kept = {}, {}
  for i = 1, 8 do list[i] = fd:dup() end
  a:send_with_fds("data", list)
  for i = 1, 6 do list[i]:close() end
  while true do
    local ok, more = pcall(fd.dup, fd)
    if not ok then break end
    kept[#kept + 1] = more
  end
  for i = 1, 3 do kept[i]:close() end
  local count, fds, lost = b:receive_with_fds(span, 10)
  print(span:first(count), #fds, lost, fds[1].type)
  a:send_with_fds("more", { fd })
  count, fds, lost = b:receive_with_fds(span, 10)
  print(span:first(count), #fds, lost)
  for i = 4, #kept do kept[i]:close() end
  a:send_with_fds("last", { fd })
  count, fds, lost = b:receive_with_fds(span, 10)
  print(span:first(count), #fds, lost)
  w:close()
  list, kept, fds = nil, nil, nil
  -- what came from elsewhere is closed by the kernel, later
  repeat
    a, b, r, w, fd = nil, nil, nil, nil, nil
    collectgarbage()
    time.sleep(0.01)
  until open_ones() <= at_first
end
END
ulimit -n 32
"$CELLUA" few.lua
# expect: data	3	true	fifo
# expect: more	0	true
# expect: last	1	false
# expect: data	3	true	fifo
# expect: more	0	true
# expect: last	1	false
# expect: data	3	true	fifo
# expect: more	0	true
# expect: last	1	false
