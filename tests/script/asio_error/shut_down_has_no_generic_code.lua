-- SPDX-License-Identifier: MIT
-- ESHUTDOWN is no POSIX code: togeneric() leaves it in category system.
local shut_down = require("asio_error").basic.shut_down
local same = shut_down:togeneric()
print(same.category, same.code == shut_down.code)    -- expect: system	true
