-- SPDX-License-Identifier: MIT
-- What a module shows.
greeting = 'hello'
local hidden = 'hidden'
function get() return hidden, _CONTEXT, this_fiber.is_main, tostring(_FILE):match '[^/]*$' end
count = (count or 0) + 1
return 'nobody sees this'
