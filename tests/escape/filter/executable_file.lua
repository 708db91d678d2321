-- SPDX-License-Identifier: MIT
-- No file that is open becomes code.
-- stdin: code
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local READ_EXEC, PRIVATE = 5, 2
print(h.sys("mmap", 0, 4096, READ_EXEC, PRIVATE, 0, 0))   -- expect: EPERM
