-- SPDX-License-Identifier: MIT
-- The end is raised once everything is read and no writer is left, to everybody who waits.
local pipe, eof = require "pipe", require "asio_error".misc.eof
local r, w = pipe.pair()
local fd = w:release()
local other = pipe.write_stream.new(fd:dup())
w:assign(fd)
local span = byte_span.new(8)
local function read()
  local ok, result = pcall(r.read_some, r, span)
  return ok and tostring(span:first(result)) or result == eof
end
w:write_some "first"
w:close()
print(read())                                 -- expect: first
other:write_some "last"
other:close()
print(read(), read(), read())                 -- expect: last	true	true
r, w = pipe.pair()
local fibers = {}
for i = 1, 3 do fibers[i] = spawn(function() print(i, read()) end) end
this_fiber.yield()
w:close()
for i = 1, 3 do fibers[i]:join() end
-- expect: 1	true
-- expect: 2	true
-- expect: 3	true
