-- SPDX-License-Identifier: MIT
-- lines() iterates over strings of their own and ends without an error.
-- stdin: one
-- stdin:
-- stdin: three

local system, stream = require "system", require "stream"
local lines = {}
for line in stream.lines(system.in_) do
  lines[#lines + 1] = type(line) .. ":" .. line
end
print(table.concat(lines, ","))                     -- expect: string:one,string:,string:three
for _ in stream.lines(system.in_) do print "more" end
