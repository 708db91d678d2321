-- SPDX-License-Identifier: MIT
-- Processes of actors that are made later work where this one works then, and mask what it masks.
local fs, p = require "filesystem", require("filesystem").path.new
local inbox = require "inbox"
if _CONTEXT == "worker" then
  local main, name = inbox:receive(), inbox:receive()
  local dir = fs.path.new(name)
  fs.mkdir(dir, 511)
  main:send { where = tostring(fs.current_working_directory()), mode = ("%o"):format(fs.status(dir).mode) }
  return
end
local here = fs.current_working_directory()
local function ask(name)
  local actor = spawn_vm { module = ".", subprocess = {} }
  actor:send(inbox)
  actor:send(name)
  local answer = inbox:receive()
  return answer.where == tostring(fs.current_working_directory()), answer.mode
end
os.execute "mkdir a"
fs.umask(63)
print(ask "1")             -- expect: true	700
fs.current_working_directory(p "a")
print(ask "2")             -- expect: true	700
fs.umask(0)
print(ask "3")             -- expect: true	777
fs.current_working_directory(here)
print(ask "4", fs.exists(p "a/3"))  -- expect: true	true
