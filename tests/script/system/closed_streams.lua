-- SPDX-License-Identifier: MIT
-- Every operation on a descriptor that is closed raises EBADF.

local ffi = require "ffi"
ffi.cdef "int close(int);"
ffi.C.close(0)
ffi.C.close(2)

local system = require "system"
local function try(f, ...)
  local ok, why = pcall(f, nil, ...)
  print(ok, tostring(why.category), why.code)
end
try(system.in_.read_some, byte_span.new(1))         -- expect: false	system	9
try(system.err.write_some, "x")                     -- expect: false	system	9
try(system.in_.isatty)                              -- expect: false	system	9
try(system.err.tcgetpgrp)                           -- expect: false	system	9
spawn(function()
  try(system.in_.read_some, byte_span.new(1))       -- expect: false	system	9
end):join()
