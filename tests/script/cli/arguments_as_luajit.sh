#!/bin/sh
# SPDX-License-Identifier: MIT
# arguments_as_luajit.sh - arg, its negative indexes and ... are what luajit makes them.
cat >show.lua <<'END'
print(select("#", ...), ...)
for i = -12, 12 do if arg[i] ~= nil then print(i, i == first and "PROGRAM" or arg[i]) end end
END
cat >first.lua <<'END'
first = 0
while arg[first - 1] do first = first - 1 end
END
same() {
	luajit "$@" <show.lua >expected 2>&1
	expected=$?
	"$CELLUA" "$@" <show.lua >got 2>&1
	got=$?
	if cmp expected got && [ $got = $expected ]; then return; fi
	echo "differs: $*"
	diff expected got
}
export LUA_INIT=@first.lua
same show.lua
same show.lua a 'b c' '' -e -- -
same -e 'print(1)' show.lua x
same -e 'print(1)' -l jit -O3 -j off show.lua x y
same -e'print(...)' -joff
same -- show.lua -x
same -e 'print(#arg)' --
same - a b
same -O3 - -v
same -E -e 'first = -4' show.lua
same
same -l jit
same -O2
same -e 'print(2)' -
same -e 'table.insert(arg, 1, "new"); arg[0] = "other"' show.lua old
same -e 'arg = { 5, 6, nil, 7 }' show.lua old
same -e 'for i = 1, #arg do arg[i] = nil end' show.lua a b c
echo same    # expect: same
