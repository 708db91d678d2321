-- SPDX-License-Identifier: MIT
-- setfenv(0, t) makes t what importers get.
local m = require '/modules/exports'
print(m.answer, m.secret, m.print)    -- expect: 42	nil	nil
