-- SPDX-License-Identifier: MIT
-- write.lua - many short lines.
for i = 1, 5000000 do io.write('a short line', '\n') end
