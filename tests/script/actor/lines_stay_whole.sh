#!/bin/sh
# SPDX-License-Identifier: MIT
# Lines that actors of several threads print at once come out whole, and all of them.
cat >script.lua <<'END'
if _CONTEXT == 'worker' then
  local name = require 'inbox':receive()
  for i = 1, 300 do
    print(name, i, (name):rep(60))
    if i % 50 == 0 then this_fiber.yield() end
  end
  return
end
spawn_context_threads(3)
for _, name in ipairs { 'a', 'b', 'c', 'd', 'e', 'f' } do spawn_vm '.':send(name) end
END
"$CELLUA" script.lua >out
wc -l <out
grep -c -E '^([a-f])	[0-9]+	\1{60}$' out
for name in a f; do
  grep "^$name" out | cut -f 2 >numbers
  seq 300 | cmp - numbers && echo 'in order'
done
# expect: 1800
# expect: 1800
# expect: in order
# expect: in order
