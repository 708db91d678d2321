-- SPDX-License-Identifier: MIT
-- Thousands that go through leave nothing behind.
local unix, pipe, time = require "unix", require "pipe", require "time"
local ffi = require "ffi"
ffi.cdef "int getpid(void);"
local list = "ls /proc/" .. ffi.C.getpid() .. "/fd"
local function open()
  local count, listing = 0, io.popen(list)
  for _ in listing:lines() do count = count + 1 end
  listing:close()
  return count
end
local span = byte_span.new(9)
local a, b = unix.stream.socket.pair()
local fds = {}
for i = 1, 10 do fds[i] = pipe.pair():release() end
collectgarbage()
collectgarbage()
local before
for i = 1, 200 do
  if i == 2 then before = open() end
  local reader = spawn(function()
    local _, got = b:receive_with_fds(span, i % 12 + 1)
    for j = 1, #got, 2 do got[j]:close() end
  end)
  if i % 2 == 0 then this_fiber.yield() end
  if i % 10 == 0 then reader:cancel() end
  a:send_with_fds("x", fds)
  if i % 10 == 0 then
    pcall(reader.join, reader)
    if b:io_control "bytes_readable" > 0 then b:receive_with_fds(span, 3) end
  else
    reader:join()
  end
end
for _ = 1, 200 do
  collectgarbage()
  collectgarbage()
  if open() <= before then break end
  time.sleep(0.01) -- they are closed by others
end
print(open() <= before and "none" or open() - before) -- expect: none
