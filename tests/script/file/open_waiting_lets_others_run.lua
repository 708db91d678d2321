-- SPDX-License-Identifier: MIT
-- open_waiting() of a named pipe suspends the fiber until the other end is opened.
local file = require "file"
os.execute "mkfifo pipe"
local r, w = file.stream.new(), file.stream.new()
local reader = spawn(function()
  r:open_waiting("pipe", file.open_flag.read_only)
  local span = byte_span.new(9)
  print(tostring(span:first(r:read_some(span))))
end)
this_fiber.yield()
print(r.is_open)                               -- expect: false
w:open_waiting("pipe", file.open_flag.write_only)
w:write_some "hello"
reader:join()                                  -- expect: hello
w:close()
print(pcall(r.read_some, r, byte_span.new(1))) -- expect: false	end of file
