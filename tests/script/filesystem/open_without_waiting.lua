-- SPDX-License-Identifier: MIT
-- What an open cannot do without waiting is answered as such, whoever else runs.
local fs, p = require "filesystem", require("filesystem").path.new
local flags = { "read_only", "resolve_cached" }
print(pcall(fs.open, p "never asked for", flags))   -- expect: false	Resource temporarily unavailable
local other = spawn(function() while true do this_fiber.yield() end end)
print(pcall(fs.open, p "nor this one", flags))      -- expect: false	Resource temporarily unavailable
other:cancel()
