-- SPDX-License-Identifier: MIT
-- Who adopts a descriptor owns it: the handle has none any more. An open object adopts none.
local pipe = require "pipe"
local already_open = require "asio_error".misc.already_open
local r, w = pipe.pair()
local fd = r:release()
print(r.is_open, tostring(fd):match "^/dev/fd/%d+$" ~= nil) -- expect: false	true
local adopted = pipe.read_stream.new(fd)
print(adopted.is_open, pcall(fd.dup, fd))     -- expect: true	false	Bad file descriptor
print(pcall(pipe.read_stream.new, fd))        -- expect: false	Bad file descriptor
print(pcall(r.assign, r, fd))                 -- expect: false	Bad file descriptor
fd = w:release()
local ok, why = pcall(adopted.assign, adopted, fd)
print(ok, why == already_open)                -- expect: false	true
w:assign(fd)
w:write_some "x"
print(adopted:read_some(byte_span.new(1)))    -- expect: 1
