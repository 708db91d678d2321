-- SPDX-License-Identifier: MIT
-- A module that is still being loaded cannot be imported, however it is called.
require '/modules/one'
local two = require '/modules/two'
print(two.ok, two.why, two.why.module)                 -- expect: false	cyclic import	nil
print(two.ok_rooted, two.why_rooted)                   -- expect: false	cyclic import
