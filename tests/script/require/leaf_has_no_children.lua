-- SPDX-License-Identifier: MIT
-- init.lua has children, a leaf has siblings.
local m = require '/modules/sub'
print(m.child.parent_sees)            -- expect: true
print(m.child.ok, m.child.why)        -- expect: false	a leaf module has no children to import
