-- SPDX-License-Identifier: MIT
-- The standard streams ignore self and name the argument that is wrong.

local system = require "system"
local function try(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, tostring(why.category), why.code, why.arg)
end
try(system.in_.read_some, nil, "text")              -- expect: false	generic	22	2
try(system.in_.read_some, byte_span.new(1))         -- expect: false	generic	22	2
try(system.out.write_some, nil, 12)                 -- expect: false	generic	22	2
try(system.err.write_some, nil)                     -- expect: false	generic	22	2
try(system.in_.tcsetpgrp, nil, "1")                 -- expect: false	generic	22	2
try(system.in_.tcsetpgrp, nil, 2 ^ 40)              -- expect: false	generic	22	2
try(system.in_.tcsetpgrp, nil, 0 / 0)               -- expect: false	generic	22	2
print(system.in_.write_some, system.out.read_some)  -- expect: nil	nil
