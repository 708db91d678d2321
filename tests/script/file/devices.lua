-- SPDX-License-Identifier: MIT
-- Devices: a full one raises ENOSPC, others read and write as they do.
local file = require "file"
local f = file.stream.new()
f:open("/dev/full", file.open_flag.write_only)
local _, why = pcall(f.write_some, f, "x")
print(tostring(why.category), tostring(why))   -- expect: system	No space left on device
f:close()
f:open("/dev/zero", 0)
local span = byte_span.append "xyz"
print(f:read_some(span), tostring(span) == "\0\0\0")  -- expect: 3	true
f:close()
f:open("/dev/null", file.open_flag.read_write)
print(f:write_some "gone", pcall(f.read_some, f, span))  -- expect: 4	false	end of file
