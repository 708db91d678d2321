-- SPDX-License-Identifier: MIT
-- A program that nobody confines has a process confined: it may what its policy says, makes
-- sure of that before it runs, and its actors are confined with it.
local inbox = require "inbox"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  if type(boss) == "string" then
    io.write("actor ", tostring(io.open "/etc/group"), "\n")
    return
  end
  local function try(...)
    local ok, why = pcall(...)
    return ok, type(why) == "table" and why.code or nil
  end
  boss:send {
    confined = require "sandbox".status().confined,
    reads = io.open "/etc/passwd" ~= nil,
    other = io.open "/etc/group" ~= nil,
    writes = io.open("/etc/passwd", "a") ~= nil,
    name = os.getenv "NAME",
    home = os.getenv "HOME" ~= nil,
    process = tostring(select(2, try(spawn_vm, { module = ".", subprocess = {} }))),
    policy = tostring(select(2, try(spawn_vm, { module = ".", policy = {} }))),
    actor = tostring(select(2, try(spawn_vm, { actor = "other" }))),
  }
  spawn_vm ".":send(inbox:receive())
  return
end
io.stdout:setvbuf "no"
local policy = {
  stdio = { "out" }, fs = { read = { "/etc/passwd" } }, env = { set = { NAME = "value" } },
}
local process = spawn_vm { module = ".", policy = policy, subprocess = { stdout = "share" } }
print(pcall(process.ready, process))                -- expect: true
process:send(inbox)
local told = inbox:receive()
print(told.confined, told.reads, told.other, told.writes)
-- expect: true	true	false	false
print(told.name, told.home, told.process, told.policy, told.actor)
-- expect: value	false	10	95	22
-- expect: actor nil
process:send "text"
print(process:wait().exit_code)                     -- expect: 0
