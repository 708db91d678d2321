-- SPDX-License-Identifier: MIT
-- A script and its program talk over `arg`; when the program closes its end the script reads
-- that, and goes on.
local tools, pipe = require "./tools", require "pipe"
if _CONTEXT == "worker" then
  print "guest"
  return
end
io.stdout:setvbuf "no"
local input, output = pipe.pair()
local handle = input:release()
local process = spawn_vm { module = ".", subprocess = { stdout = "share",
  init = { arg = handle, script = [[
    print(C.read(arg, 100))
    print(C.read(arg, 100))
  ]] } } }
handle:close()
output:write_some "word"
require "time".sleep(0.05)
output:close()
print(tools.ending(process))
-- expect: word	0
-- expect: 	0
-- expect: guest
-- expect: exit 0
