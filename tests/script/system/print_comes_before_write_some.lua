-- SPDX-License-Identifier: MIT
-- What the script printed before stands before what write_some() writes.

local out = require("system").out
io.stdout:setvbuf "full"
print "first"                                       -- expect: first
out:write_some "second\n"                           -- expect: second
io.write "third\n"                                  -- expect: third
out:write_some ""
out:write_some "fourth\n"                           -- expect: fourth
