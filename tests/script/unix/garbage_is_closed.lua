-- SPDX-License-Identifier: MIT
-- A socket that is garbage is closed; one that is waited at is none.
local unix = require "unix"
local span = byte_span.new(9)
local a = unix.stream.socket.pair()
collectgarbage()
collectgarbage()
print(pcall(a.read_some, a, span))            -- expect: false	end of file
local kept = (function()
  local s, other = unix.stream.socket.pair()
  spawn(function() print(s:read_some(span)) end)
  return other
end)()
this_fiber.yield()
collectgarbage()
collectgarbage()
kept:write_some "text"                        -- expect: 4
