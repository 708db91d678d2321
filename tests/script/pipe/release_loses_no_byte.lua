-- SPDX-License-Identifier: MIT
-- Who waits at an object that is released gets ECANCELED and takes nothing from the next owner.
local pipe, aborted = require "pipe", require "asio_error".basic.operation_aborted
local r, w = pipe.pair()
local fibers = {}
for i = 1, 2 do
  fibers[i] = spawn(function()
    print(select(2, pcall(r.read_some, r, byte_span.new(9))) == aborted)
  end)
end
this_fiber.yield()
this_fiber.yield()
local fd = r:release()
w:write_some "complete"
for i = 1, 2 do fibers[i]:join() end
-- expect: true
-- expect: true
print(getmetatable(fd), r.is_open)            -- expect: file_descriptor	false
r:assign(fd)
local span = byte_span.new(9)
print(tostring(span:first(r:read_some(span)))) -- expect: complete
