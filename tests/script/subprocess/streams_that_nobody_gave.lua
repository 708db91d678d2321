-- SPDX-License-Identifier: MIT
-- A standard stream that is not given is one end of a pipe that has no other: at its end, or
-- broken; never missing and never a device.
if _CONTEXT == "worker" then
  local inbox, system = require "inbox", require "system"
  local asio_error = require "asio_error"
  local boss = inbox:receive()
  local ok, why = pcall(system.in_.read_some, system.in_, byte_span.new(1))
  boss:send(tostring(why == asio_error.misc.eof))
  for _, stream in ipairs { system.out, system.err } do
    ok, why = pcall(stream.write_some, stream, "x")
    boss:send(tostring(ok) .. " " .. why.code)
  end
  local kinds = io.popen "for i in 0 1 2; do readlink /proc/$PPID/fd/$i; done"
  for line in kinds:lines() do boss:send(line:match "^%a*") end
  return
end
local inbox = require "inbox"
local process = spawn_vm { module = ".", subprocess = {
  environment = { PATH = os.getenv "PATH" } } }
process:send(inbox)
for _ = 1, 6 do print(inbox:receive()) end
-- expect: true
-- expect: false 32
-- expect: false 32
-- expect: pipe
-- expect: pipe
-- expect: pipe
print(process:wait().exit_code) -- expect: 0
