-- SPDX-License-Identifier: MIT
-- close() and cancel() end what waits at a named pipe or terminal, and close() again is silent.
local file, aborted = require "file", require("asio_error").basic.operation_aborted
os.execute "mkfifo pipe"
for _, how in ipairs { "close", "cancel", "release" } do
  local f = file.stream.new()
  f:open("pipe", file.open_flag.read_write)
  local fibers = {}
  for i = 1, 3 do
    fibers[i] = spawn(function()
      print(how, select(2, pcall(f.read_some, f, byte_span.new(1))) == aborted)
    end)
  end
  this_fiber.yield()
  this_fiber.yield()
  local fd = f[how](f)
  for i = 1, 3 do fibers[i]:join() end
  print(f.is_open, getmetatable(fd))
  f:close()
  f:close()
end
-- expect: close	true
-- expect: close	true
-- expect: close	true
-- expect: false	nil
-- expect: cancel	true
-- expect: cancel	true
-- expect: cancel	true
-- expect: true	nil
-- expect: release	true
-- expect: release	true
-- expect: release	true
-- expect: false	file_descriptor
