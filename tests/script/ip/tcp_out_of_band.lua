-- SPDX-License-Identifier: MIT
-- An urgent byte is read apart from the others, unless it is wanted among them.
local net = require "/tools/net"
local one, other = net.pair()
local span = byte_span.new(10)
print(net.try(other.receive, other, span, { "out_of_band" })) -- expect: system 22
one:write_some "ab"
one:send("!", { "out_of_band" })
one:write_some "cd"
other:wait "error"
print(other:receive(span, { "out_of_band" }), span:first(1))  -- expect: 1	!
print(other.at_mark, other:read_some(span), span:first(2))    -- expect: false	2	ab
print(other.at_mark, other:read_some(span), span:first(2))    -- expect: true	2	cd
one, other = net.pair()
other:set_option("out_of_band_inline", true)
one:send("x!", { "out_of_band" })
one:write_some "y"
other:wait "error"
print(other:read_some(span), span:first(1), other.at_mark)    -- expect: 1	x	true
while other:io_control "bytes_readable" < 2 do this_fiber.yield() end
print(other:read_some(span), span:first(2), other.at_mark)    -- expect: 2	!y	false
other:close()
print(net.try(function() return other.at_mark end))           -- expect: system 9
