#!/bin/sh
# SPDX-License-Identifier: MIT
# deterministic.sh - the same run is learned to the same manifest, wherever it happened.
mkdir one two
for place in one two; do
	cd $place || exit
	mkdir data
	cat >script.lua <<-'END'
		for i = 9, 1, -1 do io.open("data/" .. i, "w"):close() end
		for _, name in ipairs { arg[1], "script.lua", arg[2] } do io.open(name) end
		io.open(os.getenv "TMPDIR" .. "/" .. "x", "w"):close()
		print(os.getenv "B", os.getenv "A")
	END
	: >argument
	A=1 B=2 "$CELLUA" --learn=../$place.lua script.lua argument missing
	cd ..
done
# expect: 2	1
# expect: 2	1
cmp one.lua two.lua
grep '"' one.lua | grep -v memory
# expect:     "out", -- write
# expect:       "$ARG1", -- openat
# expect:       "$SCRIPT_DIR/script.lua", -- openat
# expect:       "$SCRIPT_DIR/data", -- openat of 9 files, such as 9
# expect:       "$TMPDIR", -- openat of x
# expect:       "$SCRIPT_DIR/data", -- openat of 9
# expect:       "$TMPDIR", -- openat of x
# expect:       "A", -- os.getenv
# expect:       "B", -- os.getenv
# expect:     cpu = "1s", -- at least twice what it took
