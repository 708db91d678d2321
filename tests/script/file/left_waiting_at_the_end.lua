-- SPDX-License-Identifier: MIT
-- A program ends, and an actor does, while fibers wait to open, to read and for a lock.
local file, inbox = require "file", require "inbox"
if _CONTEXT == "main" then
  os.execute "mkfifo pipe pipe2"
  local channel = spawn_vm "."
  channel:send(inbox)
  print(inbox:receive())                       -- expect: waits
end
local f, g, h, boss = file.stream.new(), file.stream.new(), file.stream.new(), nil
if _CONTEXT == "worker" then boss = inbox:receive() end
f:open("pipe", file.open_flag.read_write)
f:lock()
h:open("pipe", file.open_flag.read_write)
for _, wait in ipairs {
  function() g:open_waiting("pipe2", file.open_flag.read_only) end,
  function() f:read_some(byte_span.new(1)) end,
  function() h:lock() end,
} do spawn(wait):detach() end
this_fiber.yield()
this_fiber.yield()
if boss then boss:send "waits" end
os.exit(0)
