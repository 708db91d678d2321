-- SPDX-License-Identifier: MIT
-- Of two fibers that read a named pipe the first is canceled: the other gets the first bytes.
local file, core_error = require "file", require "core_error"
os.execute "mkfifo pipe"
local f = file.stream.new()
f:open("pipe", file.open_flag.read_write)
local first = spawn(function()
  print(select(2, pcall(f.read_some, f, byte_span.new(9))) == core_error.fiber_canceled)
end)
local second = spawn(function()
  local span = byte_span.new(9)
  print(tostring(span:first(f:read_some(span))))
end)
this_fiber.yield()
first:cancel()
first:join()                                   -- expect: true
f:write_some "complete"
second:join()                                  -- expect: complete
