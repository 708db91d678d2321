-- SPDX-License-Identifier: MIT
-- Positions count what the script has taken, not what was read ahead.

local f = io.tmpfile()
f:write 'one\ntwo\nthree\nfour\n'
f:seek 'set'
for line in f:lines() do
  if line == 'two' then break end
end
print(f:seek())           -- expect: 8
print(f:read())           -- expect: three
f:seek('cur', -6)
print(f:read())           -- expect: three
f:seek('set', 4)
for line in f:lines() do
  print(line, f:seek())   -- expect: two	8
  break
end
f:seek('end', -5)
for line in f:lines() do print(line) end  -- expect: four
f:seek 'set'
for _ in f:lines() do break end
print(f:seek())           -- expect: 4
f:write 'TWO'
f:seek 'set'
print(f:read '*a')        -- expect: one
                          -- expect: TWO
                          -- expect: three
                          -- expect: four
                          -- expect:
