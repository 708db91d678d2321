-- SPDX-License-Identifier: MIT
-- Flags are one number or an array of names; the path is a string.
local file = require "file"
local flag = file.open_flag
local f = file.stream.new()
f:open("new", bit.bor(flag.write_only, flag.create, flag.exclusive))
print(f.is_open, f.size)                       -- expect: true	0
f:write_some "by number"
f:close()
f:open("new", { "write_only", "append" })
f:write_some " and name"
f:close()
print(io.open("new"):read "*a")                -- expect: by number and name
f = file.random_access.new()
local ok, why = pcall(f.open, f, "new", { "create", "exclusive", "write_only" })
print(ok, tostring(why), f.is_open)            -- expect: false	File exists	false
f:open("new", { "write_only", "truncate" })
print(f.size)                                  -- expect: 0
