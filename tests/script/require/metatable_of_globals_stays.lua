-- SPDX-License-Identifier: MIT
-- A metatable that a module gives its globals is there for importers.
local m = require '/modules/guarded'
print(m.answer, m.anything)                 -- expect: 42	no anything
print(pcall(function() m.new = 1 end))      -- expect: false	read-only
print(getmetatable(_G))                     -- expect: nil
