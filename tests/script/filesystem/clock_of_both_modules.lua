-- SPDX-License-Identifier: MIT
-- Points that were made before the module was there are of the same kind as those after.

local clock = require("time").system_clock
local before = clock.epoch()
local other = require("filesystem").clock.epoch():to_system()
print(before == other, before <= other, other - before)       -- expect: true	true	0
