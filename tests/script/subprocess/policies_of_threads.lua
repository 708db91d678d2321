-- SPDX-License-Identifier: MIT
-- Several threads have confined processes made at once, each with a policy of its own.
local inbox = require "inbox"
local THREADS, ROUNDS = 4, 5
if _CONTEXT == "worker" then
  local first = inbox:receive()
  if type(first) ~= "table" then
    first:send(os.getenv "NAME")
    return
  end
  for round = 1, ROUNDS do
    local name = first.name .. round
    local process = spawn_vm { module = ".", policy = { env = { set = { NAME = name } } } }
    process:send(inbox)
    first.boss:send(inbox:receive() == name)
  end
  return
end
for i = 1, THREADS do
  spawn_vm { module = ".", inherit_context = false }:send { name = "name" .. i, boss = inbox }
end
local right = 0
for _ = 1, THREADS * ROUNDS do right = right + (inbox:receive() and 1 or 0) end
print(right) -- expect: 20
