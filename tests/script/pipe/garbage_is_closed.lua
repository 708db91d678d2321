-- SPDX-License-Identifier: MIT
-- A stream that nobody has any more is closed, but not while a fiber waits at it.
local pipe = require "pipe"
local r, w = pipe.pair()
w = nil
collectgarbage()
print(pcall(r.read_some, r, byte_span.new(1))) -- expect: false	end of file
r, w = pipe.pair()
local reader = spawn((function(stream)
  return function() print(stream:read_some(byte_span.new(5))) end
end)(r))
r = nil
this_fiber.yield()
collectgarbage()
w:write_some "there"
reader:join()                                 -- expect: 5
