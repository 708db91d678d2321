-- SPDX-License-Identifier: MIT
-- A file.stream on a pipe reads what there is, waits for more, and lets both directions wait
-- at once.
local file, pipe = require "file", require "pipe"
local r, w = pipe.pair()
local f, g = file.stream.new(r:release()), file.stream.new(w:release())
local reader = spawn(function()
  local span = byte_span.new(100)
  for _ = 1, 2 do print(tostring(span:first(f:read_some(span)))) end
  print(pcall(f.read_some, f, span))
end)
this_fiber.yield()
g:write_some "one"
this_fiber.yield()
this_fiber.yield()
g:write_some "two"
g:close()
reader:join()
-- expect: one
-- expect: two
-- expect: false	end of file
os.execute "mkfifo fifo"
f:close()
f:open("fifo", file.open_flag.read_write)
local waiting = spawn(function() return f:read_some(byte_span.new(9)) end)
this_fiber.yield()
f:write_some "four"
print(waiting:join())                          -- expect: 4
local at = file.random_access.new(f:release())
local _, why = pcall(at.read_some_at, at, 0, byte_span.new(1))
print(tostring(why))                           -- expect: Illegal seek
_, why = pcall(at.write_some_at, at, 0, "x")
print(tostring(why))                           -- expect: Illegal seek
