-- SPDX-License-Identifier: MIT
-- A descriptor that nobody has any more is closed.
local r, w = require "pipe".pair()
local fd = w:release()
local copy = fd:dup()
fd = nil
collectgarbage()
local reader = spawn(function() print(pcall(r.read_some, r, byte_span.new(1))) end)
this_fiber.yield()
copy = nil
collectgarbage()
reader:join()                                 -- expect: false	end of file
