-- SPDX-License-Identifier: MIT
-- Root's powers are gone, and come back with no program.
-- layers of root: filter identity
require("sandbox").drop { stdio = { "out", "err" } }
local h = require "hostile"
print(h.sys("socket", 17, 3, 0))        -- expect: EPERM
print(h.sys("setresuid", 1, 1, 1))      -- expect: EPERM
