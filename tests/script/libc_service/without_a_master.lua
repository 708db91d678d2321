-- SPDX-License-Identifier: MIT
-- Who has lost its master does what it would have done without one, also in the middle of a
-- call.
local libc_service, tools = require "libc_service", require "./tools"
if _CONTEXT == "worker" then
  local f = io.open "file"
  print(f and f:read "*a")
  f = io.open "file"
  print(f and f:read "*a")
  return
end
local file = io.open("file", "w")
file:write "real"
file:close()
local master, slave = libc_service.new()
local process = spawn_vm { module = ".", subprocess = {
  stdout = "share", stderr = "share", libc_service = slave,
} }
while true do
  master:receive()
  if tostring(master:arguments()) == "file" then break end
  master:use_slave_credentials()
end
master:close()
print(process:wait().exit_code)
io.stdout:flush()
-- expect: real
-- expect: real
-- expect: 0
-- And when there never was one.
local _, lonely = libc_service.new()
_ = nil
collectgarbage()
process = spawn_vm { module = ".", subprocess = {
  stdout = "share", stderr = "share", libc_service = lonely,
} }
print(process:wait().exit_code)
-- expect: real
-- expect: real
-- expect: 0
