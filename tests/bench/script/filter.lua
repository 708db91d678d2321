-- SPDX-License-Identifier: MIT
-- filter.lua - the lines with an error.
for line in io.lines() do
  if line:find('error', 1, true) then io.write(line, '\n') end
end
