-- SPDX-License-Identifier: MIT
-- seek() returns the position, resize() leaves it; what is wrong is said by the system.
local file = require "file"
local f = file.stream.new()
f:open("f", { "create", "read_write" })
f:write_some "0123456789"
print(f:seek(3, "set"), f:seek(2, "cur"), f:seek(-1, "end"), f:seek(20, "set"))  -- expect: 3	5	9	20
f:resize(5)
print(f.size, f:seek(0, "cur"))                -- expect: 5	20
f:resize(8)
f:seek(0, "set")
local span = byte_span.new(20)
print(("%q"):format(tostring(span:first(f:read_some(span)))))  -- expect: "01234\0\0\0"
local function try(name, ...)
  local _, why = pcall(f[name], f, ...)
  print(tostring(why.category), why.code)
end
try("seek", -1, "set")                         -- expect: system	22
try("resize", -1)                              -- expect: system	22
f:close()
f:open("f", 0)
try("resize", 1)                               -- expect: system	22
f:close()
try("resize", 1)                               -- expect: system	9
try("seek", 0, "set")                          -- expect: system	9
try("try_lock")                                -- expect: system	9
try("unlock")                                  -- expect: system	9
try("lock")                                    -- expect: system	9
try("sync_all")                                -- expect: system	9
try("cancel")                                  -- expect: system	9
try("release")                                 -- expect: system	9
print(select(2, pcall(function() return f.size end)).code)  -- expect: 9
f:assign(require("system").in_:dup())
f:close()
os.execute "mkfifo pipe"
f:open("pipe", file.open_flag.read_write)
try("seek", 0, "set")                          -- expect: system	29
print(f.size)                                  -- expect: 0
