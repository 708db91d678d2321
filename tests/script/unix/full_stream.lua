-- SPDX-License-Identifier: MIT
-- A stream takes what there is room for, and the rest when there is.
local unix, stream = require "unix", require "stream"
local SIZE = 1000000
local a, b = unix.stream.socket.pair()
local text = ("0123456789"):rep(SIZE / 10)
local writer = spawn(function()
  stream.write_all(a, text)
  a:close()
end)
local whole = byte_span.new(SIZE)
stream.read_all(b, whole)
writer:join()
print(tostring(whole) == text)                -- expect: true
print(pcall(b.read_some, b, whole))           -- expect: false	end of file
