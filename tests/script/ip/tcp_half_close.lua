-- SPDX-License-Identifier: MIT
-- Who has shut down his own direction still reads what comes in the other.
local net = require "/tools/net"
local stream = require "stream"
local one, other = net.pair()
spawn(function()
  local text = tostring(stream.read_to_end(other))
  stream.write_all(other, text:upper())
  other:shutdown "send"
end):detach()
one:write_some "question"
one:shutdown "send"
print(stream.read_to_end(one))                           -- expect: QUESTION
one, other = net.pair()
one:shutdown "receive"
print(net.try(one.read_some, one, byte_span.new(1)))     -- expect: asio.misc 2
print(one:write_some "still", other:read_some(byte_span.new(9))) -- expect: 5	5
for _, what in ipairs { "foo", 1, true } do print(net.try(one.shutdown, one, what)) end
-- expect: generic 22 2
-- expect: generic 22 2
-- expect: generic 22 2
print(net.try(one.shutdown, one))                        -- expect: generic 22 2
one:close()
print(net.try(one.shutdown, one, "both"))                -- expect: system 9
