-- SPDX-License-Identifier: MIT
-- What stands behind the last newline is a line too; nothing is none.

local function lines(text)
  local p = io.popen("printf '" .. text .. "'")
  local got = {}
  for line in p:lines() do got[#got + 1] = '<' .. line .. '>' end
  p:close()
  return table.concat(got)
end

print(lines 'a\\nb')      -- expect: <a><b>
print(lines 'a\\nb\\n')   -- expect: <a><b>
print(lines '\\n\\n')     -- expect: <><>
print(lines '')           -- expect:
print(lines 'x')          -- expect: <x>
