-- SPDX-License-Identifier: MIT
-- When a file was changed last is told in seconds, and moves when it is written.
local file = require "file"
local stream = file.stream.new()
os.execute "touch -d '2001-02-03 04:05:06.5 UTC' old"
stream:open("old", { "read_write" })
print(("%.1f"):format(stream.modified))       -- expect: 981173106.5
local before = os.time()
stream:write_some "new"
print(stream.modified >= before - 1, stream.modified <= os.time() + 1) -- expect: true	true
stream:close()
print(pcall(function() return stream.modified end)) -- expect: false	Bad file descriptor
