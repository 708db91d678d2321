-- SPDX-License-Identifier: MIT
-- makes a new error of category generic where the code has such a meaning.

local asio_error, core_error = require "asio_error", require "core_error"
local err = asio_error.basic.access_denied
err.context = "x"
local generic = err:togeneric()
print(err.category, generic.category, generic.code, generic.context) -- expect: system	generic	13	nil
print(generic == require("generic_error").EACCES)             -- expect: true
local again = generic:togeneric()
print(again == generic, rawequal(again, generic))             -- expect: true	false
local closed = core_error.channel_closed
closed.context = "x"
local same = closed:togeneric()
print(same == closed, rawequal(same, closed), same.context)   -- expect: true	false	nil
