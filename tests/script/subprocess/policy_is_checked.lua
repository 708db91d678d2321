-- SPDX-License-Identifier: MIT
-- A policy that is wrong, that nobody could hold, or that speaks of what the process is asked
-- for beside it, is refused with the word, and leaves nothing behind.
if _CONTEXT == "worker" then return end
local tools = require "./tools"
local function count()
  collectgarbage() collectgarbage()
  return select(2, tools.descriptors():gsub("%d+", ""))
end
spawn_vm { module = ".", policy = {} }:wait()
require "time".sleep(0.001)
local before = count()
local function try(policy, subprocess)
  local ok, why = pcall(spawn_vm, { module = ".", policy = policy, subprocess = subprocess })
  if ok then print("made", why:wait().exit_code) return end
  print(why.code, why.arg, why.message)
end
try { reed = {} }                     -- expect: 22	policy	spawn_vm:1:15: unknown key 'reed'
try(1)                                -- expect: 22	policy	table expected, got number
try { fs = { read = { "/missing" } } }
-- expect: 22	policy	spawn_vm:1:37: fs.read: /missing: No such file or directory
try { limits = { disk = "1M" } }      -- expect: 95	policy	spawn_vm: limits.disk takes a supervisor
try { spawn = { "other" } }           -- expect: 95	policy	spawn_vm: spawn takes a supervisor
try { fs = { rw = { "$TMPDIR" } } }   -- expect: 95	policy	spawn_vm: $TMPDIR takes a supervisor
try({}, { environment = {} })         -- expect: 95	subprocess/environment	nil
try({}, { native_modules_cache = {} })
-- expect: 95	subprocess/native_modules_cache	nil
try({}, { newns_net = true })         -- expect: 95	subprocess/newns_net	nil
try({}, { newns_net = false })        -- expect: made	0
try({}, { wrong = 1 })                -- expect: 22	subprocess/wrong	nil
try({}, 1)                            -- expect: 22	subprocess	nil
print(tools.await(function() return count() == before end) or count() - before)
-- expect: true
