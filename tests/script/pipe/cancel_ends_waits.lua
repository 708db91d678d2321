-- SPDX-License-Identifier: MIT
-- cancel() ends every wait at the object and leaves it as it is.
local pipe, aborted = require "pipe", require "asio_error".basic.operation_aborted
local r, w = pipe.pair()
local fibers = {}
for i = 1, 3 do
  fibers[i] = spawn(function()
    local ok, why = pcall(r.read_some, r, byte_span.new(1))
    return ok, why == aborted
  end)
end
this_fiber.yield()
r:cancel()
for i = 1, 3 do print(fibers[i]:join()) end
-- expect: false	true
-- expect: false	true
-- expect: false	true
r:cancel()
w:write_some "x"
print(r.is_open, r:read_some(byte_span.new(1))) -- expect: true	1
