-- SPDX-License-Identifier: MIT
-- The values of force that mean nothing are refused.

local system = require "system"
local generic_error = require "generic_error"
local function try(force)
  local ok, why = pcall(system.exit, 0, { force = force })
  print(ok, why == generic_error.EINVAL, why == generic_error.ENOTSUP, why.arg)
end
try(1)                                              -- expect: false	false	true	nil
try(3)                                              -- expect: false	true	false	force
try(0.5)                                            -- expect: false	true	false	force
try "quick"                                         -- expect: false	true	false	force
try {}                                              -- expect: false	true	false	2
try(true)                                           -- expect: false	true	false	2
