-- There are no credentials of another time.
-- flags: --untrusted
local h = require "hostile"
for personality = 1, 16 do assert(h.sqe { op = 0, personality = personality } == "EINVAL") end
print "none" -- expect: none
