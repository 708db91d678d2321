-- SPDX-License-Identifier: MIT
-- A wrong argument is named by its position.

local stream = require "stream"
local io = { read_some = print, write_some = print }
local span = byte_span.new(2)
local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, tostring(why.category), why.code, why.arg)
end
try(stream.read_all, 1, span)                       -- expect: false	generic	22	1
try(stream.read_all, {}, span)                      -- expect: false	generic	22	1
try(stream.read_all, nil, span)                     -- expect: false	generic	22	1
try(stream.read_all, "x", span)                     -- expect: false	generic	22	1
try(stream.read_all, io, "text")                    -- expect: false	generic	22	2
try(stream.read_at_least, io, nil, 1)               -- expect: false	generic	22	2
try(stream.read_at_least, io, span)                 -- expect: false	generic	22	3
try(stream.read_at_least, io, span, "1")            -- expect: false	generic	22	3
try(stream.write_all, { read_some = print }, "")    -- expect: false	generic	22	1
try(stream.write_all, io, 12)                       -- expect: false	generic	22	2
try(stream.write_at_least, io, "x", 0 / 0)          -- expect: false	generic	22	3
try(stream.read_to_end, {})                         -- expect: false	generic	22	1
try(stream.read_to_end, io, -1)                     -- expect: false	generic	22	2
try(stream.copy, io, {})                            -- expect: false	generic	22	2
try(stream.copy, io, io, {})                        -- expect: false	generic	22	3
try(stream.lines, nil)                              -- expect: false	generic	22	1
try(stream.lines, io, 1)                            -- expect: false	generic	22	2
