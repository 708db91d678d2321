#!/bin/sh
# SPDX-License-Identifier: MIT
# A module that cannot be read in the process, or does not compile, is reported there; the
# call that has made it knows nothing of that.
mkdir lib
echo 'print "lib"' >lib/init.lua
echo 'syntax error' >broken.lua
echo 'error "on purpose"' >failing.lua
cat >script.lua <<'END'
io.stdout:setvbuf 'no'
local function try(module, script)
  local process = spawn_vm { module = module, subprocess = { stdout = 'share',
    stderr = 'share', init = script } }
  local ending = process:wait()
  print(module, ending.exit_code)
end
try('./lib')
try('./failing')
try('./broken')
try('./lib', "os.remove 'lib/init.lua'")
print(pcall(try, './lib'))
END
"$CELLUA" script.lua
# expect: lib
# expect: ./lib	0
# expect: ./failing	1
# expect: ./broken	1
# expect: ./lib	1
# expect: false	module not found
# stderr: on purpose
# stderr: expected near 'error'
# stderr: cannot open
