-- SPDX-License-Identifier: MIT
-- Code and category count; added members do not. generic and system are one.

local generic_error, asio_error = require "generic_error", require "asio_error"
local core_error = require "core_error"
local one, other = generic_error.EINVAL, generic_error.EINVAL
one.arg = 1
print(one == other, one ~= other)                             -- expect: true	false
print(one == generic_error.EPERM)                             -- expect: false
print(asio_error.basic.invalid_argument == one)               -- expect: true
print(core_error.broken_promise.code == one.code)             -- expect: true
print(core_error.broken_promise == one)                       -- expect: false
print(asio_error.netdb.host_not_found == asio_error.misc.already_open) -- expect: false
print(one == { code = one.code, category = one.category })    -- expect: false
print(one == 22, one == "EINVAL")                             -- expect: false	false
print(rawequal(one, other))                                   -- expect: false
