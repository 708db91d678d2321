-- SPDX-License-Identifier: MIT
-- An error table that nobody catches is reported with its message.
-- stderr: the channel is closed
-- exit: 1

local err = require("core_error").channel_closed
error(err)
