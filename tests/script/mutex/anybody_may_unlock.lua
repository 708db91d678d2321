-- SPDX-License-Identifier: MIT
-- A mutex has no owner.

local m = require("mutex").new()
m:lock()
print(m:try_lock())                                           -- expect: false
spawn(function() m:unlock() end):join()
print(m:try_lock())                                           -- expect: true
