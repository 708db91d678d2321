-- SPDX-License-Identifier: MIT
-- A write that nobody can read raises EPIPE, also one that waits already. Nobody dies of it.
local pipe, broken_pipe = require "pipe", require "asio_error".basic.broken_pipe
local function write(stream, data)
  local ok, why = pcall(stream.write_some, stream, data)
  print(ok, tostring(why.category), why == broken_pipe)
end
local r, w = pipe.pair()
r:close()
write(w, "alone")                             -- expect: false	system	true
r, w = pipe.pair()
w:write_some(("x"):rep(65536))
local fibers = {}
for i = 1, 3 do fibers[i] = spawn(function() write(w, "waiting") end) end
this_fiber.yield()
this_fiber.yield()
r:close()
for i = 1, 3 do fibers[i]:join() end
-- expect: false	system	true
-- expect: false	system	true
-- expect: false	system	true
