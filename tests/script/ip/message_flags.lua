-- SPDX-License-Identifier: MIT
-- Flags are a number, the sum of constants, or an array of their names.
local net = require "/tools/net"
local ip = require "ip"
local flag = ip.message_flag
print(flag.peek, flag.out_of_band, flag.do_not_route, flag.end_of_record, flag.foo)
-- expect: 2	1	4	128	nil
local one, other = net.pair()
other:write_some "ab"
local span = byte_span.new(2)
for _, flags in ipairs { 2, flag.peek, bit.bor(flag.peek), { "peek" }, { "peek", "peek" } } do
  assert(one:receive(span, flags) == 2)
end
for _, flags in ipairs {
  { "foo" }, { 2 }, { "peek", "foo" }, "peek", true, 0x40, 1e10, -1, 0 / 0,
} do
  local why = net.try(one.receive, one, span, flags)
  if why ~= "generic 22 3" then print(flags, why) end
  why = net.try(one.send, one, "x", flags)
  if why ~= "generic 22 3" then print(flags, why) end
end
print(one:receive(span, {}))                        -- expect: 2
other:write_some "cd"
print(one:receive(span, nil))                       -- expect: 2
other:send("ef", { "end_of_record", "do_not_route" })
print(one:receive(span), span)                      -- expect: 2	ef
