-- SPDX-License-Identifier: MIT
-- Who has somebody that makes processes for it cannot confine itself: that one would not be.
-- Who has confined itself makes none.
if _CONTEXT == "worker" then return end
local sandbox = require "sandbox"
local policy = { stdio = { "out", "err" }, fs = { read = { "$CWD" } } }
if arg[1] then
  spawn_vm { module = ".", subprocess = {} }:wait()
  print(pcall(sandbox.drop, policy))
  print(sandbox.status().confined)
  return
end
local file = io.popen(("%s %q again"):format(os.getenv "CELLUA", arg[0]))
print(file:read "*a")
file:close()
-- expect: false	sandbox.drop: there is a process that makes others for it
-- expect: false
-- expect:
sandbox.drop(policy)
for _, subprocess in ipairs { {}, { spawn_mode = "exec" }, { init = "C.chdir '/'" } } do
  local ok, why = pcall(spawn_vm, { module = ".", subprocess = subprocess })
  print(ok, why.code) -- expect: false	1
end
-- expect: false	1
-- expect: false	1
