-- SPDX-License-Identifier: MIT
-- An error quotes no more than 40 bytes.

print((select(2, pcall(format, "{" .. ("y"):rep(100) .. "}"))))
-- expect: bad format at position 102, "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy}": expected an argument of that name
