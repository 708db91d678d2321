-- SPDX-License-Identifier: MIT
-- What was sent before the end is read before it; the end is an error, each time.
local net = require "/tools/net"
local one, other = net.pair()
one:write_some "last"
one:close()
local span = byte_span.new(10)
print(other:read_some(span), span:first(4))              -- expect: 4	last
print(net.try(other.read_some, other, span))             -- expect: asio.misc 2
print(net.try(other.receive, other, span, { "peek" }))   -- expect: asio.misc 2
local _, why = pcall(other.read_some, other, span)
print(why == require "asio_error".misc.eof)              -- expect: true
