-- SPDX-License-Identifier: MIT
-- What is wrong with a format is said by a string.

local ok, e = pcall(format, "{")
print(ok, type(e))    -- expect: false	string
print(e)    -- expect: bad format at position 2, "{": expected an index, a name, ":" or "}"
