-- SPDX-License-Identifier: MIT
-- read_all.lua - everything at once.
print(#io.read '*a')
