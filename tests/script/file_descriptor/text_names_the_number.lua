-- SPDX-License-Identifier: MIT
-- As a text it is a file that can be opened, while there is one.
local r, w = require "pipe".pair()
local fd = w:release()
local file = io.open(tostring(fd), "w")
file:write "through the name"
file:close()
local span = byte_span.new(20)
print(tostring(span:first(r:read_some(span)))) -- expect: through the name
fd:close()
print(tostring(fd))                           -- expect: file_descriptor (closed)
