-- SPDX-License-Identifier: MIT
-- The process has the variables of the table, for Lua, for C and for programs, and no other;
-- its script has none.
-- env: SECRET=of the program
local tools = require "./tools"
if _CONTEXT == "worker" then
  local ffi = require "ffi"
  ffi.cdef "extern char **environ;"
  local seen, system = {}, require "system"
  local i = 0
  while ffi.C.environ[i] ~= nil do
    seen[#seen + 1] = ffi.string(ffi.C.environ[i])
    i = i + 1
  end
  table.sort(seen)
  print(table.concat(seen, " "))
  seen = {}
  for name, value in pairs(system.environment) do seen[#seen + 1] = name .. "=" .. value end
  table.sort(seen)
  print(table.concat(seen, " "), os.getenv "A", os.getenv "SECRET")
  io.stdout:flush()
  os.execute "/usr/bin/env | grep -v -e ^PWD -e ^SHLVL -e ^_ | sort | tr '\\n' ' '; echo"
  return
end
local function run(environment)
  local process = spawn_vm { module = ".", subprocess = {
    stdout = "share", stderr = "share", environment = environment,
    init = "local ffi = require 'ffi' ffi.cdef 'extern char **environ;' " ..
      "print('script', ffi.C.environ == nil or ffi.C.environ[0] == nil)",
  } }
  process:wait()
end
local big = ("x"):rep(50000)
run { A = "b", EMPTY = "", C = "d=e" }
-- expect: script	true
-- expect: A=b C=d=e EMPTY=
-- expect: A=b C=d=e EMPTY=	b	nil
-- expect: A=b C=d=e EMPTY= 
run()
-- expect: script	true
-- expect: 
-- expect: 	nil	nil
-- expect: 
run {}
-- expect: script	true
-- expect: 
-- expect: 	nil	nil
-- expect: 
