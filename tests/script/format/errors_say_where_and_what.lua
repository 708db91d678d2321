-- SPDX-License-Identifier: MIT
-- The position, the field as far as it was read, and the remedy.

local function try(...)
  print((select(2, pcall(format, ...))))
end
try("a}b")          -- expect: bad format at position 2, "}": expected another "}", or "{" before it
try("{")            -- expect: bad format at position 2, "{": expected an index, a name, ":" or "}"
try("{ }", 1)       -- expect: bad format at position 2, "{ ": expected an index, a name, ":" or "}"
try("{-1}", 1)      -- expect: bad format at position 2, "{-": expected an index, a name, ":" or "}"
try("{0", 1)        -- expect: bad format at position 3, "{0": expected ":" or "}"
try("{0 }", 1)      -- expect: bad format at position 3, "{0 ": expected ":" or "}"
try("{0x}", 1)      -- expect: bad format at position 3, "{0x": expected ":" or "}"
try("{}{}", 1)      -- expect: bad format at position 4, "{}": expected more arguments than 1
try("{7}", 1, 2)    -- expect: bad format at position 3, "{7}": expected more arguments than 2
try("{a}", 1)       -- expect: bad format at position 3, "{a}": expected an argument of that name
try("{:5", 1)       -- expect: bad format at position 4, "{:5": expected "}"
try("{:5x5}", 1)    -- expect: bad format at position 5, "{:5x5": expected "}"
try("{:dL}", 1)     -- expect: bad format at position 4, "{:dL": expected "}"
try("{:{<5}", 1)    -- expect: bad format at position 3, "{:{": expected a fill other than a brace
try("{:.}", 1.5)    -- expect: bad format at position 4, "{:.}": expected digits or a field
try("{:5.d}", 1)    -- expect: bad format at position 5, "{:5.d": expected digits or a field
try("{:{}", 1, 2)   -- expect: bad format at position 5, "{:{}": expected "}"
try("{:{:}}", 1, 2) -- expect: bad format at position 4, "{:{:": expected "}"
try("{:{", 1)       -- expect: bad format at position 4, "{:{": expected an index, a name, ":" or "}"
try("{\27", 1)      -- expect: bad format at position 2, "{\x1b": expected an index, a name, ":" or "}"
try("{a-b}", {"a-b", 1})
-- expect: bad format at position 3, "{a-": expected an argument of that name
