-- SPDX-License-Identifier: MIT
-- A message takes duplicates along; the sender keeps its own, and may close it at once.
local inbox, pipe, stream = require "inbox", require "pipe", require "stream"
if _CONTEXT == 'worker' then
  local function write(fd, text)
    local w = pipe.write_stream.new(fd)
    w:write_some(text)
    w:close()
  end
  write(inbox:receive(), "one ")
  local list = inbox:receive()
  write(list[1], "two ")
  write(list[2], "three ")
  write(list[3].deep, "four")
  return
end
local r, w = pipe.pair()
local fd = w:release()
local worker = spawn_vm '.'
worker:send(fd)
worker:send { fd, fd, { deep = fd } }
print(tostring(fd):match "/dev/fd")           -- expect: /dev/fd
fd:close()
print(tostring(stream.read_to_end(r)))        -- expect: one two three four
