-- SPDX-License-Identifier: MIT
-- Fibers that write one pipe write in the order of their calls.
local stream = require "stream"
local r, w = require "pipe".pair()
local filler = byte_span.new(65536)
w:write_some(filler)
local fibers = {}
for i = 1, 5 do
  fibers[i] = spawn(function() w:write_some(tostring(i)) end)
end
this_fiber.yield()
this_fiber.yield()
fibers[3]:cancel()
fibers[3]:join()
print(fibers[3].cancellation_caught)          -- expect: true
stream.read_all(r, filler)
for i = 1, 5 do if i ~= 3 then fibers[i]:join() end end
w:close()
print(tostring(stream.read_to_end(r)))        -- expect: 1245
