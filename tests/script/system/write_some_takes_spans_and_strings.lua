-- SPDX-License-Identifier: MIT
-- write_some() writes either kind of data and returns how much.
-- stderr: to the other

local system = require "system"
local count = system.out:write_some(byte_span.append "span\n") -- expect: span
local other = system.out:write_some "string\n"      -- expect: string
print(count, other)                                 -- expect: 5	7
print(system.err:write_some "to the other\n")       -- expect: 13
