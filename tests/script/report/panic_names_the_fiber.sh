#!/bin/sh
# SPDX-License-Identifier: MIT
# Its address is this_fiber.id; that of a main fiber is its VM's.
ln -s "$CELLUA" emilua
cat >script.lua <<'END'
if _CONTEXT == 'main' then spawn_vm '.' end
this_fiber.yield()
print(this_fiber.id, "Main fiber from VM")
spawn(function()
  print(this_fiber.id, "Fiber")
  error("it's 'quoted'", 0)
end):detach()
this_fiber.yield()
error("it's 'quoted'", 0)
END
./emilua script.lua >ids 2>err
sort ids | while read -r id subject; do
	echo "$subject $id panicked: 'it's 'quoted''"
done >expected
sort -u expected | wc -l                    # expect: 4
grep panicked err | sort >seen
LC_ALL=C sort expected >a
LC_ALL=C sort seen >b
cmp a b && echo same                        # expect: same
grep -c '^stack traceback:$' err            # expect: 4
grep -c -E '^(Fiber|Main fiber from VM) 0x[0-9a-f]+ panicked' err   # expect: 4
tail -c 1 err | wc -l                       # expect: 1
