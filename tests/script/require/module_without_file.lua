-- SPDX-License-Identifier: MIT
-- A module that takes its _FILE away cannot import by it any more, nor by its importer's.
local m = require '/modules/nameless'
print(m.ok, m.why)         -- expect: false	the importing module is not known
print(m.load '/modules/plain')    -- expect: the importing module is not known
print(m.builtin)           -- expect: true
