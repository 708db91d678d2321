-- SPDX-License-Identifier: MIT
-- There is one process.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local function try(name, ...)
  local result = h.sys(name, ...)
  if result == 0 then h.sys("exit_group", 0) end
  print(result)
end
try "fork"                                 -- expect: EPERM
try "vfork"                                -- expect: EPERM
try("clone", 17, 0, 0, 0, 0)               -- expect: EPERM
try("clone3", h.memory(4096), 88)          -- expect: ENOSYS
