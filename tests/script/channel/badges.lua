-- SPDX-License-Identifier: MIT
-- Who receives knows by the badge on which channel something was sent, whoever says what.
local inbox = require "inbox"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  boss:send "mine"
  boss:send { badge = 7 }
  return
end
local function fails(...)
  local ok, why = pcall(...)
  return ok, why.code, why.arg
end
for _, badge in ipairs { 1, -2, 0, 2 ^ 53 } do
  local channel = inbox:mint(badge)
  channel:send "hello"
  channel:close()
  print(inbox:receive())
end
-- expect: hello	1
-- expect: hello	-2
-- expect: hello	0
-- expect: hello	9.007199254741e+15
local seen = {}
for badge = 1, 2 do
  local process = spawn_vm { module = ".", subprocess = {} }
  local channel = inbox:mint(badge)
  process:send(channel)
  channel:close()
end
for _ = 1, 4 do
  local value, badge = inbox:receive()
  seen[#seen + 1] = badge .. (type(value) == "table" and " claims " .. value.badge or value)
end
table.sort(seen)
print(table.concat(seen, ", "))   -- expect: 1 claims 7, 1mine, 2 claims 7, 2mine
local actor = spawn_vm "."
actor:send(inbox:mint(3))
print(select(2, inbox:receive()), select(2, inbox:receive()))
-- expect: 3	3
actor = spawn_vm "."
actor:send(inbox)
print(select("#", inbox:receive()), select("#", inbox:receive()))
-- expect: 1	1
for _, wrong in ipairs { 1.5, 1 / 0, 0 / 0, 2 ^ 53 + 2, "1", {}, false } do
  if fails(inbox.mint, inbox, wrong) then print(wrong) end
end
print(fails(inbox.mint, inbox))                -- expect: false	22	2
print(fails(inbox.mint, actor, 1))             -- expect: false	22	1
collectgarbage() collectgarbage()
print(fails(inbox.receive, inbox))             -- expect: false	16	nil
inbox:close()
print(fails(inbox.mint, inbox, 1))             -- expect: false	15	nil
