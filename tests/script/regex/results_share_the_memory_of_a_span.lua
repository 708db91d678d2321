-- SPDX-License-Identifier: MIT
-- What is found in a span are views of it, with the capacity that is left; of a group that takes
-- no part it is a span of no memory.

local regex = require "regex"
local try = dofile(arg[0]:match ".*/" .. "lib/try.lua")

local function show(span) return ("%s %d %d"):format(tostring(span), #span, span.capacity) end

local span = byte_span.new(6, 10)
span:copy "ab,cd,"
local first, none, last = regex.match(try.new("ecma", "(..),(x)?(.*)"), span)
print(show(first), show(none), show(last))      -- expect: ab 2 10	 0 0	cd, 3 7
local parts = regex.split(try.new("extended", ","), span)
print(show(parts[1]), show(parts[2]), #parts)   -- expect: ab 2 10	cd 2 7	2
local found = regex.patsplit(try.new("ecma", "[a-z]+"), span)
print(show(found[1]), show(found[2]), #found)   -- expect: ab 2 10	cd 2 7	2
span:copy "xy,zw,"
print(tostring(first), tostring(parts[2]), tostring(found[1]))   -- expect: xy	zw	xy
local places = regex.search(try.new("ecma", "z."), span)
print(tostring(span:slice(places[0].start, places[0].end_)))     -- expect: zw
print(#regex.split(try.new("ecma", ","), byte_span.new(0)))      -- expect: 1
span, first = nil, nil
collectgarbage()
print(tostring(parts[2]))                       -- expect: zw
