-- SPDX-License-Identifier: MIT
-- Who waits at an object that another fiber closes gets ECANCELED, and the other end sees it
-- at once.
local pipe, errors = require "pipe", require "asio_error".basic
local function report(name, ok, why)
  print(name, ok, tostring(why.category), why == errors.operation_aborted)
end
local r, w = pipe.pair()
local fibers = {}
for i = 1, 2 do
  fibers[i] = spawn(function() report("read", pcall(r.read_some, r, byte_span.new(1))) end)
end
this_fiber.yield()
this_fiber.yield()
r:close()
r:close()
local _, why = pcall(w.write_some, w, "x")
for i = 1, 2 do fibers[i]:join() end
-- expect: read	false	system	true
-- expect: read	false	system	true
print(r.is_open, why == errors.broken_pipe)   -- expect: false	true
r, w = pipe.pair()
w:write_some(byte_span.new(65536))
local writer = spawn(function() report("write", pcall(w.write_some, w, "x")) end)
this_fiber.yield()
this_fiber.yield()
w:close()
writer:join()                                 -- expect: write	false	system	true
print(r:read_some(byte_span.new(65536)))      -- expect: 65536
print(pcall(r.read_some, r, byte_span.new(1))) -- expect: false	end of file
