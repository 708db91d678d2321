-- SPDX-License-Identifier: MIT
-- A fiber that failed and was never joined is reported while the process ends.
-- stderr: nobody saw this
-- exit: 3

local fiber = spawn(function() error "nobody saw this" end)
this_fiber.yield()
require("system").exit(3)
