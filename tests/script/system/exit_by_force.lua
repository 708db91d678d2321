-- SPDX-License-Identifier: MIT
-- force = 2 ends the process without looking after anything, its output included.
-- exit: 5

io.stdout:setvbuf "full"
io.write "lost"
require("system").exit(5, { force = 2 })
