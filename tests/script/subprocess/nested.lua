-- SPDX-License-Identifier: MIT
-- A process makes processes of its own, in whatever way it was made itself; but for
-- one that was told not to.
local tools, inbox = require "./tools", require "inbox"
if _CONTEXT == "worker" then
  local order = inbox:receive()
  if order.depth == 0 then
    order.boss:send "deepest"
    return
  end
  local ok, process = pcall(spawn_vm, { module = ".", subprocess = {} })
  if not ok then
    order.boss:send(tools.describe(ok, process))
    return
  end
  process:send { depth = order.depth - 1, boss = order.boss }
  process:wait()
  return
end
local function try(options)
  local process = spawn_vm { module = ".", subprocess = options }
  process:send { depth = 3, boss = inbox }
  local said = inbox:receive()
  print(said, tools.ending(process))
end
try {}                                             -- expect: deepest	exit 0
try { init = "C.chdir '/'" }                       -- expect: deepest	exit 0
try { init = "C.chdir '/'", spawn_mode = "exec" }  -- expect: deepest	exit 0
try { newns_pid = true, newns_user = true }        -- expect: deepest	exit 0
try { init = "C.chdir '/'", nested = false }       -- expect: generic 10 nil	exit 0
try { nested = false }                             -- expect: generic 10 nil	exit 0
