#!/bin/sh
# SPDX-License-Identifier: MIT
# prompt.sh - -i reads lines, shows values, and outlives errors.
export LUA_INIT='_PROMPT, _PROMPT2 = "", ""'
"$CELLUA" -i 2>/dev/null <<'END'
1 + 1
=2, nil
  = "three"
x = 4
x
return 5, 6
for i = 7, 8 do
  print(i)
end
error "an error"
x x
error(setmetatable({}, { __tostring = function() return "an object" end }))
nil .. nil
=
-- a comment
9 -- and another
(10
)
{}[1]
print(select('#', (function() end)()))
local function deep() error "from deep" end deep()
12;
END
echo $?
# expect: 2
# expect: 2	nil
# expect: three
# expect: 4
# expect: 5	6
# expect: 7
# expect: 8
# expect: 9
# expect: 10
# expect: 0
# expect: 12
# expect: 
# expect: 0
