-- SPDX-License-Identifier: MIT
-- pcall() of a function that waits, without another one around it, returns what it returns or
-- raises, however it fails.
local pipe, asio_error = require "pipe", require "asio_error"
local core_error, generic_error = require "core_error", require "generic_error"
local r, w = pipe.pair()
local span = byte_span.new(4)

local function count(...) return select('#', ...), ... end

w:write_some "abc"
print(count(pcall(r.read_some, r, span)))                    -- expect: 2	true	3
print(count(pcall(this_fiber.yield)))                        -- expect: 1	true
local ok, why = pcall(r.read_some, r, "no span")
print(ok, why == generic_error.EINVAL, why.arg)              -- expect: false	true	2
local reader = spawn(function()
  local results = { count(pcall(r.read_some, r, span)) }
  print(results[1], results[2], results[3] == core_error.fiber_canceled)
  print "not reached"
  this_fiber.yield()
end)
this_fiber.yield()
reader:cancel()
-- expect: 2	false	true
reader:join()                                                -- expect: not reached
w:close()
ok, why = pcall(r.read_some, r, span)
print(ok, why == asio_error.misc.eof)                        -- expect: false	true
print(pcall(pcall, r.read_some, r, span))                    -- expect: true	false	end of file
print(pcall(io.read, "*x"))                                  -- expect: false	bad argument #1 to '?' (invalid format)
