-- SPDX-License-Identifier: MIT
-- sync_all() and sync_data() return when it is done, and let other fibers run.
local file = require "file"
local f = file.stream.new()
f:open("f", { "create", "write_only" })
local other = spawn(function() print "other" end)
f:write_some "content"
print(f:sync_all())                            -- expect: other
f:sync_data()                                  -- expect:
print(f.size)                                  -- expect: 7
other:join()
os.execute "mkfifo pipe"
local p = file.stream.new()
p:open("pipe", file.open_flag.read_write)
local _, why = pcall(p.sync_all, p)
print(tostring(why))                           -- expect: Invalid argument
