-- SPDX-License-Identifier: MIT
-- Files are no terminals.

local system = require "system"
local generic_error = require "generic_error"
local ENOTTY = generic_error.ENOTTY
for _, name in ipairs { "in_", "out" } do
  local stream = system[name]
  local ok, why = pcall(stream.tcgetpgrp, stream)
  local done, reason = pcall(stream.tcsetpgrp, stream, 1)
  print(stream:isatty(), ok, why == ENOTTY, done, reason == ENOTTY)
  print(tostring(why.category), tostring(reason.category))
end
-- expect: false	false	true	false	true
-- expect: system	system
-- expect: false	false	true	false	true
-- expect: system	system
