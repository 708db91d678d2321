-- SPDX-License-Identifier: MIT
-- Sources that come along are found before files, by modules that come along, too; they are
-- those of this process alone.
local tools = require "./tools"
io.stdout:setvbuf "no"
local function run(module, tree)
  print(tools.ending(spawn_vm { module = module, subprocess = {
    stdout = "share", stderr = "share", source_tree_cache = tree } }))
end
-- a tree with this very file in it, which says something else
local tree, place = {}, arg[0]
local at = tree
for part in place:gmatch "([^/]+)/" do
  at[part] = {}
  at = at[part]
end
at[place:match "[^/]*$"] = "require './tools' print('cache', _CONTEXT)"
at.tools = { ["init.lua"] = "print('tools', _CONTEXT)" }
run(".", tree)
-- expect: tools	
-- expect: cache	worker
-- expect: exit 0
-- a module of a folder, and one that is not in the tree but in a file
at[place:match "[^/]*$"] = "require './lib' require './module'"
at.tools = nil
at.lib = { ["init.lua"] = "print 'lib' require './inner'", ["inner.lua"] = "print 'inner'" }
at["module.lua"] = "print 'module'"
run(".", tree)
-- expect: lib
-- expect: inner
-- expect: module
-- expect: exit 0
at[place:match "[^/]*$"] = "print((pcall(require, './lib')))"
at.lib = { ["init.lua"] = "syntax error" }
run(".", tree)
-- expect: false
-- expect: exit 0
