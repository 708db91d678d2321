# SPDX-License-Identifier: MIT
# A descriptor says what kind of thing is open.

cat >types.lua <<'END'
local system, pipe = require "system", require "pipe"
for n = 3, 5 do print(system.get_lowfd(n).type) end
local r, w = pipe.pair()
local fd = w:release()
print(fd.type, fd:is_socket())
fd:close()
for _, ask in ipairs { function() return fd.type end, function() return fd:is_socket() end } do
  local ok, why = pcall(ask)
  print(ok, tostring(why.category), why.code)
end
END
echo >file
"$CELLUA" types.lua 3<. 4<file 5</dev/null
# expect: directory
# expect: regular
# expect: character
# expect: fifo	false
# expect: false	generic	9
# expect: false	generic	9
