-- SPDX-License-Identifier: MIT
-- By name, and generic equals system.

local generic_error, asio_error = require "generic_error", require "asio_error"
local generic, system = generic_error.EPERM.category, asio_error.basic.fault.category
local misc, core = asio_error.misc.eof.category, require("core_error").bad_rdf.category
print(generic == generic_error.EINVAL.category)               -- expect: true
print(generic == system, system == generic)                   -- expect: true	true
print(generic == misc, misc == core, core == generic)         -- expect: false	false	false
print(misc == asio_error.misc.not_found.category)             -- expect: true
print(generic == "generic", generic == 1)                     -- expect: false	false
print(system, misc, core)                                     -- expect: system	asio.misc	emilua.core
