-- SPDX-License-Identifier: MIT
-- What comes along is enough: a guest runs where there is no file at all, and makes actors
-- there, in its process and in others; but a program that nobody finds cannot be executed.
local inbox = require "inbox"
local place = tostring(_FILE)

-- A tree in which the text stands where this file does, and a module beside it.
local function tree(text)
  local root = {}
  local at = root
  for part in place:gmatch "([^/]+)/" do
    at[part] = {}
    at = at[part]
  end
  at[place:match "[^/]*$"] = text
  at["module.lua"] = "text = 'of the tree'"
  return root
end

if _CONTEXT == "worker" then
  local boss, depth = inbox:receive(), inbox:receive()
  boss:send(("%d %s %s"):format(depth, tostring(io.open(place)),
    require "./module".text))
  if depth == 1 then
    local actor = spawn_vm "."
    actor:send(boss)
    actor:send(2)
    for _, init in ipairs { "", "C.chdir '/'" } do
      local process = spawn_vm { module = ".", subprocess = { init = init,
        source_tree_cache = tree "require 'inbox':receive():send 'process'" } }
      process:send(boss)
      process:wait()
    end
    local ok, why = pcall(spawn_vm, { module = ".", subprocess = { spawn_mode = "exec" } })
    boss:send(("%s %s %d"):format(tostring(ok), tostring(why.category), why.code))
  end
  return
end
local file = io.open(place)
local process = spawn_vm { module = ".", subprocess = {
  stderr = "share", newns_user = true, newns_mount = true,
  source_tree_cache = tree(file:read "*a"),
  init = "C.mkdir('empty', 448) C.chroot 'empty' C.chdir '/'",
} }
process:send(inbox)
process:send(1)
local said = {}
for i = 1, 5 do said[i] = inbox:receive() end
table.sort(said)
print(table.concat(said, "\n"))
-- expect: 1 nil of the tree
-- expect: 2 nil of the tree
-- expect: false system 2
-- expect: process
-- expect: process
process:wait() -- its status is that of a sanitizer, which misses /proc
