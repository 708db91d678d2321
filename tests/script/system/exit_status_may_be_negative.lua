-- SPDX-License-Identifier: MIT
-- -1 becomes 255.
-- exit: 255

require("system").exit(-1, {})
