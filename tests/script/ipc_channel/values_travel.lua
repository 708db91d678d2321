-- SPDX-License-Identifier: MIT
-- What a process is sent arrives there, whatever its kind, and comes back.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  for _ = 1, 8 do boss:send(inbox:receive()) end
  return
end
local channel = spawn_vm { module = '.', subprocess = {} }
channel:send(inbox)
local function back(value)
  channel:send(value)
  return inbox:receive()
end
print(back(true), back(-0.5), back(("\0\255"):rep(3)) == ("\0\255"):rep(3))
-- expect: true	-0.5	true
local t = back { list = { 1, { deep = 'yes' } }, empty = {} }
print(t.list[1], t.list[2].deep, next(t.empty))            -- expect: 1	yes	nil
for _, size in ipairs { 0, 1000, 1000000 } do
  local span = byte_span.new(size)
  if size > 0 then span[size] = 42 end
  print(back(span) == span)
end
-- expect: true
-- expect: true
-- expect: true
print(getmetatable(back(inbox)), getmetatable(channel))
-- expect: ipc_actor_channel	ipc_actor_channel
