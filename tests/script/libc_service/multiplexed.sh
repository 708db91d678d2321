# SPDX-License-Identifier: MIT
# A master that wants to has many requests at once, and answers them in any order.

cat >guest.lua <<'LUA'
local inbox = require "inbox"
local what = inbox:receive()
if type(what) == "table" then
  what.boss:send((select(2, io.open("/of/" .. what.number))))
  return
end
for i = 1, what do
  spawn_vm({ module = ".", inherit_context = false }):send { number = i, boss = inbox }
end
local said = {}
for i = 1, what do said[i] = inbox:receive() end
table.sort(said)
print(table.concat(said, "\n"))
LUA
cat >main.lua <<'LUA'
local libc_service = require "libc_service"
local master, slave = libc_service.new { multiplexed = true }
local process = spawn_vm { module = "./guest", subprocess = {
  stdout = "share", stderr = "share", libc_service = slave } }
process:send(4)
local kept, twice = {}, nil
while #kept < 4 do
  local request = master:receive()
  local path = tostring(request:arguments())
  if path:match "^/of/" then
    kept[#kept + 1] = { request = request, number = tonumber(path:match "%d+") }
    if #kept == 1 then
      print(getmetatable(request), request.function_, request ~= master)
    end
  else
    request:use_slave_credentials()
  end
end
print(pcall(function() return master.function_ end))
table.sort(kept, function(one, other) return one.number > other.number end)
io.stdout:flush()
for _, one in ipairs(kept) do one.request:send(-1, one.number + 10) end
while true do
  local ok, request = pcall(master.receive, master)
  if not ok then print(request) break end
  request:use_slave_credentials()
end
print(pcall(kept[1].request.send, kept[1].request, 0))
print(pcall(kept[1].request.arguments, kept[1].request))
print(process:wait().exit_code)
LUA
"$CELLUA" main.lua
# expect: libc_service.request	open	true
# expect: false	No message of desired type
# expect: /of/1: Resource temporarily unavailable
# expect: /of/2: Cannot allocate memory
# expect: /of/3: Permission denied
# expect: /of/4: Bad address
# expect: end of file
# expect: false	Invalid argument
# expect: false	No message of desired type
# expect: 0
