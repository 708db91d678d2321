-- SPDX-License-Identifier: MIT
-- What print() and io.write() hold back is written.

print "printed"                                     -- expect: printed
io.write "written"                                  -- expect: written
require("system").exit()
