-- SPDX-License-Identifier: MIT
-- A path is taken as it is, by the process, which finds there what came along, or a file.
local tools = require "./tools"
if _CONTEXT == "worker" then
  print "file"
  return
end
io.stdout:setvbuf "no"
local tree, place = {}, tostring(_FILE)
local at = tree
for part in place:gmatch "([^/]+)/" do
  at[part] = {}
  at = at[part]
end
at[place:match "[^/]*$"] = "print('tree', _CONTEXT, tostring(_FILE):match '[^/]*$')"
print(tools.ending(spawn_vm { module = _FILE, subprocess = { stdout = "share", stderr = "share" } }))
-- expect: file
-- expect: exit 0
print(tools.ending(spawn_vm { module = _FILE, subprocess = { stdout = "share",
  stderr = "share", source_tree_cache = tree } }))
-- expect: tree	worker	path_as_module.lua
-- expect: exit 0
