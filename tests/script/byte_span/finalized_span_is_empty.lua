-- SPDX-License-Identifier: MIT
-- A span that was finalized by hand is an empty one, not a stale pointer.

local s = byte_span.append("secret")
local view = s:slice(2)
debug.getmetatable(s).__gc(s)
debug.getmetatable(s).__gc(s)
print(#s, s.capacity, tostring(s) == "", view)                -- expect: 0	0	true	ecret
print(s:append("new"), s:slice().capacity)                    -- expect: new	0
