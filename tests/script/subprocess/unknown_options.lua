-- SPDX-License-Identifier: MIT
-- A name that no option has raises, so that a slip of the pen takes nothing away.
local tools = require "./tools"
local function try(subprocess)
  print(tools.describe(pcall(spawn_vm, { module = ".", subprocess = subprocess })))
end
try { newns_users = true }                  -- expect: generic 22 subprocess/newns_users
try { newns_user = 1, Stdin = "share" }     -- expect: generic 22 subprocess/Stdin
try { "newns_user" }                        -- expect: generic 22 subprocess/1
try { init = { script = "", args = 1 } }    -- expect: generic 22 subprocess/init/args
try { init = { "" } }                       -- expect: generic 22 subprocess/init/1
