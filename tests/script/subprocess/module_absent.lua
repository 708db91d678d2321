-- SPDX-License-Identifier: MIT
-- A process without a module says so and ends with 1, after its script.
-- stderr: there is no module to run
local tools = require "./tools"
io.stdout:setvbuf "no"
for _, script in ipairs { "", "print 'script'" } do
  local process = spawn_vm { subprocess = { init = script, stdout = "share",
    stderr = "share" } }
  local ok, why = pcall(process.ready, process)
  print(ok, why.phase, why.message, tools.ending(process))
end
-- expect: false	module	there is no module to run	exit 1
-- expect: script
-- expect: false	module	there is no module to run	exit 1
