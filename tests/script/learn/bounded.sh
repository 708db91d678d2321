#!/bin/sh
# SPDX-License-Identifier: MIT
# bounded.sh - a script that uses ever more names takes no memory of who observes it, hides nothing
# of another kind, and what was left out is counted. (R-SBX-159)
cat >script.lua <<'END'
local function memory()
  for line in io.lines("/proc/" .. arg[1] .. "/status") do
    local kilobytes = line:match "^VmHWM:%s+(%d+)"
    if kilobytes then return tonumber(kilobytes) end
  end
end
local function use(from, to)
  for i = from, to do
    local name = "name" .. i
    io.open(name)
    io.open(name, "w"):close()
    os.remove(name)
    os.getenv(name)
  end
end
use(1, 1000)
local before = memory()
use(1001, 3000)
print(memory() - before < 256)
END
sh -c 'exec "$CELLUA" --learn=proposal script.lua $$'                     # expect: true
sed -n '/^{/,/^}/p' proposal | grep -c '"'                             # expect: 6
grep -o 'of 3000 files, such as' proposal                             # expect: of 3000 files, such as
grep -c '"out"' proposal                                               # expect: 1
[ "$(wc -c <proposal)" -lt 65536 ] || wc -c proposal
grep -o '^-- The record was full: [1-9][0-9]* more sights' proposal | tr -d 0-9
# expect: -- The record was full:  more sights
sh -c 'exec "$CELLUA" --dry-deny --untrusted script.lua $$' >out 2>err
cat out                                                                # expect: true
[ "$(wc -l <err)" -lt 700 ] || wc -l err
