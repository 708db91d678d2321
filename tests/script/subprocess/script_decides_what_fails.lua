-- SPDX-License-Identifier: MIT
-- While `errexit` is false a call that fails answers -1 and errno. The flag counts at the
-- time of the failure.
local tools = require "./tools"
if _CONTEXT == "worker" then
  print "guest"
  return
end
io.stdout:setvbuf "no"
local function try(script)
  print(tools.ending(spawn_vm { module = ".", subprocess = { stdout = "share",
    init = script } }))
end
try "print(errexit) errexit = false print(C.open('/nowhere', C.O_RDONLY))"
-- expect: true
-- expect: -1	2
-- expect: guest
-- expect: exit 0
try "errexit = false C.open('/nowhere', 0) errexit = true print(1) C.open('/nowhere', 0)"
-- expect: 1
-- expect: exit 1
try ""
-- expect: guest
-- expect: exit 0
