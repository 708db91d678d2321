-- SPDX-License-Identifier: MIT
-- What is wrong is named by its position, counting the object as 1.
local pipe = require "pipe"
local r, w = pipe.pair()
local function try(call, ...)
  local ok, why = pcall(call, ...)
  print(ok, tostring(why.category), why.code, why.arg)
end
try(r.read_some, w, byte_span.new(1))         -- expect: false	generic	22	1
try(r.read_some, nil, byte_span.new(1))       -- expect: false	generic	22	1
try(r.read_some, r, "string")                 -- expect: false	generic	22	2
try(r.read_some, r)                           -- expect: false	generic	22	2
try(w.write_some, w, 12)                      -- expect: false	generic	22	2
try(w.write_some, {}, "x")                    -- expect: false	generic	22	1
try(r.assign, r, 5)                           -- expect: false	generic	22	2
try(r.assign, r, w)                           -- expect: false	generic	22	2
try(r.assign, w, r)                           -- expect: false	generic	22	1
try(pipe.read_stream.new, 0)                  -- expect: false	generic	22	1
try(pipe.write_stream.new, w)                 -- expect: false	generic	22	1
for _, name in ipairs { "cancel", "close", "release" } do try(r[name], w) end
-- expect: false	generic	22	1
-- expect: false	generic	22	1
-- expect: false	generic	22	1
r:close()
try(r.read_some, r, "string")                 -- expect: false	generic	22	2
