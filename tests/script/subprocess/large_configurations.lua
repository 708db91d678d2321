-- SPDX-License-Identifier: MIT
-- A script may have a megabyte, and all that a process is told 64; more raises, and leaves
-- nothing behind.
local tools, inbox = require "./tools", require "inbox"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  local value = os.getenv "BIG"
  boss:send(("%d %s"):format(#value, tostring(value == ("x"):rep(#value))))
  return
end
local function try(size, script)
  local ok, process = pcall(spawn_vm, { module = ".", subprocess = { stderr = "share",
    environment = { BIG = ("x"):rep(size) },
    init = { script = script or "", arena = 8 * 1024 * 1024 } } })
  if not ok then
    print(tools.describe(ok, process))
    return
  end
  process:send(inbox)
  print(inbox:receive(), tools.ending(process))
end
for _, size in ipairs { 0, 1000, 32000, 33000, 1000000, 64000000 } do try(size) end
-- expect: 0 true	exit 0
-- expect: 1000 true	exit 0
-- expect: 32000 true	exit 0
-- expect: 33000 true	exit 0
-- expect: 1000000 true	exit 0
-- expect: 64000000 true	exit 0
collectgarbage()
local before = tools.descriptors()
try(90000000)                           -- expect: generic 90 nil
print(tools.descriptors() == before)    -- expect: true
local megabyte = 1024 * 1024
try(10, "--" .. ("x"):rep(megabyte - 2)) -- expect: 10 true	exit 0
try(10, "--" .. ("x"):rep(megabyte - 1)) -- expect: generic 90 subprocess/init/script
