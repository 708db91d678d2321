-- SPDX-License-Identifier: MIT
-- 300 becomes 44; a fraction is cut off.
-- exit: 44

require("system").exit(300.9, { force = 0 })
