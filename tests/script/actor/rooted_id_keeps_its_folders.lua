-- SPDX-License-Identifier: MIT
-- Ids lead through folders, from the root as well as from here; a folder has its init.lua.
local inbox = require "inbox"
for _, id in ipairs { '/workers/nested', './workers/nested' } do
  local ok, channel = pcall(spawn_vm, id)
  print(ok)
end
