-- SPDX-License-Identifier: MIT
-- Descriptors go to another process and come back, and lead to the same file there.
local unix, pipe = require "unix", require "pipe"
if arg[1] == "other" then
  local s = unix.stream.dial "socket"
  local span = byte_span.new(9)
  local _, fds = s:receive_with_fds(span, 2)
  local w = pipe.write_stream.new(fds[1])
  w:write_some "from there"
  local r, own = pipe.pair()
  own:write_some "of there"
  s:send_with_fds("back", { r:release(), w:release() })
  return
end
local listener = unix.stream.listen "socket"
local other = io.popen(("%s %s other"):format(os.getenv "CELLUA", arg[0]))
local s = listener:accept()
local r, w = pipe.pair()
w = w:release()
print(s:send_with_fds("x", { w }))            -- expect: 1
local span = byte_span.new(20)
print(span:first(r:read_some(span)))          -- expect: from there
local count, fds = s:receive_with_fds(span, 9)
print(span:first(count), #fds, fds[1].tainted, fds[2].type) -- expect: back	2	true	fifo
print(w:kcmp(fds[2]))                         -- expect: 0
local theirs = pipe.read_stream.new(fds[1])
print(span:first(theirs:read_some(span)))     -- expect: of there
print(pcall(theirs.read_some, theirs, span))  -- expect: false	end of file
print(other:close())                          -- expect: true
