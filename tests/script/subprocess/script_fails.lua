-- SPDX-License-Identifier: MIT
-- A script that fails ends the process with 1, before any guest; ready() says where and why,
-- as often as it is asked.
local tools = require "./tools"
if _CONTEXT == "worker" then
  print "never"
  return
end
io.stdout:setvbuf "no"
local function try(script)
  local process = spawn_vm { module = ".", subprocess = { stdout = "share",
    init = script } }
  for _ = 1, 2 do
    local ok, why = pcall(process.ready, process)
    print(ok, why.phase, why["function"], why.code, why.message)
  end
  print(tools.ending(process))
end
try "syntax error"
-- expect: false	init.script	nil	10	init.script:1: '=' expected near 'error'
-- expect: false	init.script	nil	10	init.script:1: '=' expected near 'error'
-- expect: exit 1
try "\nerror 'on purpose'"
-- expect: false	init.script	nil	10	init.script:2: on purpose
-- expect: false	init.script	nil	10	init.script:2: on purpose
-- expect: exit 1
try "C.open('/nowhere', C.O_RDONLY)"
-- expect: false	init.script	open	2	init.script:1: open: No such file or directory
-- expect: false	init.script	open	2	init.script:1: open: No such file or directory
-- expect: exit 1
try "error(setmetatable({}, { __tostring = function() return 'object' end }))"
-- expect: false	init.script	nil	10	object
-- expect: false	init.script	nil	10	object
-- expect: exit 1
try "local t = {} while true do t[#t + 1] = ('x'):rep(1000) .. #t end"
-- expect: false	init.script	nil	12	init.script: all 1048576 bytes of memory are used
-- expect: false	init.script	nil	12	init.script: all 1048576 bytes of memory are used
-- expect: exit 1
try "os.exit(7)"
-- expect: false	boot	nil	10	it ended before it was ready
-- expect: false	boot	nil	10	it ended before it was ready
-- expect: exit 7
try "local ffi = require 'ffi' ffi.cdef 'int raise(int);' ffi.C.raise(9)"
-- expect: false	boot	nil	10	it ended before it was ready
-- expect: false	boot	nil	10	it ended before it was ready
-- expect: signal 9
try "C.close(3)"
-- expect: false	init.script	nil	9	the script has closed its inbox
-- expect: false	init.script	nil	9	the script has closed its inbox
-- expect: exit 1
try "C.dup2(0, 3)"
-- expect: false	init.script	nil	9	the script has closed its inbox
-- expect: false	init.script	nil	9	the script has closed its inbox
-- expect: exit 1
