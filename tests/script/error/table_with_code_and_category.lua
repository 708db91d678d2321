-- SPDX-License-Identifier: MIT
-- An error is a plain table with a hidden metatable.

local err = require("generic_error").ENOENT
print(type(err), getmetatable(err))                           -- expect: table	error_code
local names = {}
for name in pairs(err) do names[#names + 1] = name end
table.sort(names)
print(table.concat(names, " "))                               -- expect: category code
print(type(err.code), type(err.category))                     -- expect: number	userdata
print(rawget(err, "code"), rawget(err, "togeneric"))          -- expect: 2	nil
print(err.anything, err[1])                                   -- expect: nil	nil
print(pcall(setmetatable, err, {}))                           -- expect: false	cannot change a protected metatable
