-- SPDX-License-Identifier: MIT
-- Of several mistakes the first one is told: module, contexts, the options in their order,
-- and where the module is at last.
local tools = require "./tools"
if _CONTEXT == "worker" then
  local said = tools.describe(pcall(spawn_vm, { module = ".", new_master = true,
    subprocess = true }))
  require "inbox":receive():send(said)
  return
end
local inbox = require "inbox"
local function try(options)
  print(tools.describe(pcall(spawn_vm, options)))
end
try { module = 1, inherit_context = 1, subprocess = 1 }  -- expect: generic 22 module
try { module = ".", inherit_context = 1, subprocess = 1 } -- expect: generic 22 inherit_context
try { module = ".", new_master = 1, subprocess = 1 }     -- expect: generic 22 new_master
try { module = ".", new_master = true, subprocess = 1 }  -- expect: generic 22 subprocess
try { module = ".", new_master = true, subprocess = { a = 1 } } -- expect: generic 22 1
try { module = ".", subprocess = { stdin = 1, newns_uts = 1 } } -- expect: generic 22 subprocess/newns_uts
try { module = ".", subprocess = { init = 1, environment = 1 } } -- expect: generic 22 subprocess/environment
try { module = "./nothing", subprocess = { init = 1 } }  -- expect: generic 22 subprocess/init
try { module = "", subprocess = {} }                     -- expect: emilua.core 1 nil
try { module = "nothing", subprocess = {} }              -- expect: emilua.core 1 nil
local actor = spawn_vm "."
actor:send(inbox)
print(inbox:receive())                                   -- expect: generic 1 nil
