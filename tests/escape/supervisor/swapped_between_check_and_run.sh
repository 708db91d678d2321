#!/bin/sh
# SPDX-License-Identifier: MIT
# swapped_between_check_and_run.sh - a script, the block in its head and the policy beside it
# are each read once: what is run is what was checked. The latter is not missed, either, when
# the script is replaced while it is opened.
for which in a b; do
	echo $which >file.$which
	printf '{ version = 1, stdio = { "out" }, env = { set = { BESIDE = "%s" } },\n\tfs = { read = { "$CWD/file.%s" } } }\n' \
		$which $which >$which.sandbox
	{
		printf -- '--[==[ sandbox\nversion = 1, stdio = { "out" }, fs = { read = { "$CWD" } },\n'
		printf 'env = { set = { INSIDE = "%s" } },\n]==]\n' $which
		printf -- '--%s\n' "$(head -c 200000 /dev/zero | tr '\0' $which)"
		printf 'local code, inside, beside = "%s", os.getenv "INSIDE", os.getenv "BESIDE"\n' $which
		cat <<'END'
local seen = (io.open "file.a" and "a" or "") .. (io.open "file.b" and "b" or "")
if code ~= inside or beside ~= seen then print("a mix", code, inside, beside, seen) end
END
	} >$which.lua
done
"$ESCAPE" -e 'local sys = require("hostile").sys
	local function put(from, to) sys("link", from, to .. ".new") sys("rename", to .. ".new", to) end
	repeat
		for which in ("ab"):gmatch "." do
			put(which .. ".lua", "script.lua")
			put(which .. ".sandbox", "script.lua.sandbox")
		end
	until sys("access", "stop", 0) == 0' &
until [ -e script.lua.sandbox ]; do :; done
round=0
while [ $round -lt 60 ]; do
	"$ESCAPE" script.lua || echo $?
	round=$((round + 1))
done
touch stop
wait
