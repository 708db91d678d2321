-- SPDX-License-Identifier: MIT
-- system.arguments: the program, the script as it was named, and the rest.
-- args: one --two

local system = require "system"
local arguments = system.arguments
print(#arguments)                                   -- expect: 4
print(arguments[1] == arg[-1], arguments[2] == arg[0]) -- expect: true	true
print(arguments[3], arguments[4])                   -- expect: one	--two
arguments[3] = "changed"
print(system.arguments == arguments)                -- expect: false
print(system.arguments[3])                          -- expect: one
