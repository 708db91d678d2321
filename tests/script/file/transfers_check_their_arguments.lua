-- SPDX-License-Identifier: MIT
-- A wrong argument raises EINVAL with its position.
local file, generic_error = require "file", require "generic_error"
local f, g, span = file.stream.new(), file.random_access.new(), byte_span.new(1)
local function try(object, name, ...)
  local _, why = pcall(object[name], ...)
  print(why == generic_error.EINVAL, why.arg)
end
try(f, "read_some", g, span)                   -- expect: true	1
try(f, "read_some", f, "text")                 -- expect: true	2
try(f, "write_some", f, 5)                     -- expect: true	2
try(g, "read_some_at", g, "0", span)           -- expect: true	2
try(g, "read_some_at", g, 0 / 0, span)         -- expect: true	2
try(g, "read_some_at", g, 2 ^ 63, span)        -- expect: true	2
try(g, "read_some_at", g, 0, "text")           -- expect: true	3
try(g, "write_some_at", g, 0, nil)             -- expect: true	3
try(g, "read_some_at", g, "0", "text")         -- expect: true	2
try(g, "write_some_at", g)                     -- expect: true	2
try(f, "seek", f, "0", "set")                  -- expect: true	2
try(f, "seek", f, 0, 0)                        -- expect: true	3
try(f, "seek", f, 0, "here")                   -- expect: true	nil
try(f, "resize", f, "0")                       -- expect: true	2
try(f, "try_lock", g)                          -- expect: true	1
try(f, "lock", g)                              -- expect: true	1
try(f, "assign", f, f)                         -- expect: true	2
