-- SPDX-License-Identifier: MIT
-- Errors are mutable, and a raise keeps what was added.

local _, err = pcall(require("mutex").new().unlock, 1)
print(err.code, err.arg)                                      -- expect: 22	1
err.context = "reading the header"
local _, again = pcall(error, err)
print(rawequal(err, again), again.context)                    -- expect: true	reading the header
local seen = 0
for _ in pairs(err) do seen = seen + 1 end
print(seen)                                                   -- expect: 4
