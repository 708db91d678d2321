-- SPDX-License-Identifier: MIT
-- Reading an unknown member raises bad_index, and so does assigning one.
local net = require "/tools/net"
local address = require "ip".address.new()
print(net.try(function() return address.foo end))        -- expect: emilua.core 8
print(net.try(function() return address[1] end))         -- expect: emilua.core 8
print(net.try(function() address.is_v4 = false end))     -- expect: emilua.core 8
local _, why = pcall(function() return address.foo end)
print(why == require "core_error".bad_index, why.index)  -- expect: true	2
