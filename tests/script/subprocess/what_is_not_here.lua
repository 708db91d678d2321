-- SPDX-License-Identifier: MIT
-- What this build or system has not is refused; saying that one does not want it is not.
local tools = require "./tools"
if _CONTEXT == "worker" then return end
local function try(subprocess)
  print(tools.describe(pcall(spawn_vm, { module = ".", subprocess = subprocess })))
end
try { native_modules_cache = "some" }       -- expect: generic 22 subprocess/native_modules_cache
try { native_modules_cache = { 1 } }        -- expect: generic 22 subprocess/native_modules_cache
try { ld_library_directories = {} }         -- expect: generic 95 subprocess/ld_library_directories
try { pd_daemon = true }                    -- expect: generic 95 subprocess/pd_daemon
try { pd_daemon = false }                   -- expect: nothing
local none = {}
for _, space in ipairs { "uts", "ipc", "pid", "user", "net", "mount" } do
  none["newns_" .. space] = false
end
try(none)                                   -- expect: nothing
