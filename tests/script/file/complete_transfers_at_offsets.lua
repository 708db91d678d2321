-- SPDX-License-Identifier: MIT
-- The composed transfers at offsets call the method until all is done, also of a table of the
-- script, and count what was moved before an error.
local file, generic_error = require "file", require "generic_error"
local eof = require("asio_error").misc.eof
local f = file.random_access.new()
f:open("f", { "create", "read_write" })
print(file.write_all_at(f, 2, "cdef"), file.write_all_at(f, 0, byte_span.append "ab"))  -- expect: 4	2
print(file.write_at_least_at(f, 6, "ghij", 2) >= 2)    -- expect: true
local span = byte_span.new(4)
print(file.read_all_at(f, 1, span), tostring(span))     -- expect: 4	bcde
local _, why = pcall(file.read_all_at, f, 8, span)
print(why == eof, why.bytes_transferred)                -- expect: true	2
print(file.read_at_least_at(f, 8, span, 2))             -- expect: 2

local calls = {}
local slow = {}
function slow:read_some_at(offset, room)
  calls[#calls + 1] = offset .. ":" .. #room
  return #room > 0 and 1
end
slow.write_some_at = slow.read_some_at
print(file.read_at_least_at(slow, 10, span, 2), table.concat(calls, " "))  -- expect: 2	10:4 11:3
calls = {}
print(file.write_all_at(slow, 2 ^ 40, byte_span.new(2)), table.concat(calls, " "))
-- expect: 2	1099511627776:2 1099511627777:1
calls = {}
print(file.read_all_at(slow, 0, byte_span.new(0)), file.write_at_least_at(slow, 0, "x", 0), #calls)
-- expect: 0	0	0

for _, arguments in ipairs {
  { file.read_all_at, {}, 0, span }, { file.read_all_at, f, "0", span },
  { file.read_all_at, f, 0, "text" }, { file.write_all_at, f, 0, 5 },
  { file.read_at_least_at, f, 0, span, "1" }, { file.write_at_least_at, f, 0, "x" },
} do
  _, why = pcall(unpack(arguments, 1, 5))
  io.write(why == generic_error.EINVAL and why.arg or tostring(why), ";")
end
print()                                                 -- expect: 1;2;3;3;4;4;
