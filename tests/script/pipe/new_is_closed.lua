-- SPDX-License-Identifier: MIT
-- Without a descriptor new() makes a closed object, which refuses everything but to be opened.
local pipe = require "pipe"
local function try(call, ...)
  local ok, why = pcall(call, ...)
  print(ok, tostring(why.category), why.code)
end
local r, w = pipe.read_stream.new(), pipe.write_stream.new(nil)
print(r.is_open, w.is_open)                   -- expect: false	false
try(r.read_some, r, byte_span.new(1))         -- expect: false	system	9
try(w.write_some, w, "x")                     -- expect: false	system	9
for _, name in ipairs { "cancel", "release" } do
  try(r[name], r)
  try(w[name], w)
end
-- expect: false	system	9
-- expect: false	system	9
-- expect: false	system	9
-- expect: false	system	9
print(select("#", r:close()))                 -- expect: 0
local source, sink = pipe.pair()
r:assign(source:release())
w:assign(sink:release())
w:write_some "x"
print(r:read_some(byte_span.new(1)))          -- expect: 1
