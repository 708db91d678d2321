-- SPDX-License-Identifier: MIT
-- A script runs before its process is confined, with what that will not have; nothing of what
-- it has opened is left, and what it fails at is told.
local tools, inbox = require "./tools", require "inbox"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  boss:send(tools and tools.descriptors())
  boss:send(tostring(io.open "/etc/passwd"))
  return
end
io.stdout:setvbuf "no"
local function start(script, policy)
  policy.stdio, policy.ffi = { "out" }, true
  policy.fs = { read = { "$SCRIPT_DIR" } }
  return spawn_vm { module = ".", policy = policy,
    subprocess = { stdout = "share", init = { script = script } } }
end
local process = start([[
  C.setsid()
  local fd = C.open("/etc/passwd", C.O_RDONLY)
  C.write(1, "script " .. tostring(#C.read(fd, 10)) .. "\n")
]], {})
process:send(inbox)                             -- expect: script 10
local with_script = inbox:receive()
print(inbox:receive())                          -- expect: nil
process = start("", {})
process:send(inbox)
print(inbox:receive() == with_script)           -- expect: true
inbox:receive()

local ok, why = pcall(start("error 'x'", {}).ready, start("error 'x'", {}))
print(ok, why.phase, why.message)               -- expect: false	init.script	init.script:1: x
-- a guest that could not be confined as planned never runs
process = start("C.setrlimit('nofile', 8, 8)", { limits = { files = 64 } })
ok, why = pcall(process.ready, process)
print(ok, why.phase)                            -- expect: false	confinement
print(process:wait().exit_code ~= 0)            -- expect: true
-- what it waits for goes on beside us
process = start("while true do end", { limits = { wall = "100ms" } })
print(process:wait().reason)                    -- expect: late
