-- SPDX-License-Identifier: MIT
-- What has arrived is answered, also to who is canceled: no data and no descriptor is lost. Who
-- was canceled before receives nothing, and what is there stays.
local unix = require "unix"
local a, b = unix.stream.socket.pair()
local fd = require "pipe".pair():release()
local span = byte_span.new(9)
local got, after
local fiber = spawn(function()
  got = { b:receive_with_fds(span, 3) }
  b:receive_with_fds(span, 3)
  after = "went on"
end)
for _ = 1, 3 do this_fiber.yield() end
a:send_with_fds("data", { fd, fd:dup() })
fiber:cancel()
pcall(fiber.join, fiber)
if got then
  print(got[1], #got[2], after)
else -- it was canceled before
  local count, fds = b:receive_with_fds(span, 3)
  print(count, #fds, after)
end
-- expect: 4	2	nil
fiber = spawn(function()
  this_fiber.yield()
  b:receive_with_fds(span, 3)
end)
fiber:cancel()
a:send_with_fds("more!", { fd })
pcall(fiber.join, fiber)
local count, fds = b:receive_with_fds(span, 3)
print(count, #fds)                            -- expect: 5	1
