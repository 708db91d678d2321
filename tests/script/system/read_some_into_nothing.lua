-- SPDX-License-Identifier: MIT
-- A transfer of nothing answers 0, sees no end, and still lets others run.

local system = require "system"
spawn(function() print "another" end):detach()      -- expect: another
print(system.in_:read_some(byte_span.new(0)))       -- expect: 0
print(system.out:write_some "", system.err:write_some(byte_span.new(0))) -- expect: 0	0
