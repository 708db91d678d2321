-- SPDX-License-Identifier: MIT
-- Of equal names the first counts; an entry without = is left out.

local system = require "system"
if system.environment.AGAIN then
  local count = 0
  for _ in pairs(system.environment) do count = count + 1 end
  print(count, system.environment.SAME)             -- expect: 2	first
  system.exit()
end

local ffi = require "ffi"
ffi.cdef "int execve(const char *, const char *const *, const char *const *);"
local arguments = ffi.new("const char *[?]", 3, { system.arguments[1], arg[0] })
local entries = { "SAME=first", "nothing", "SAME=second", "AGAIN=1" }
ffi.C.execve("/proc/self/exe", arguments, ffi.new("const char *[?]", 5, entries))
