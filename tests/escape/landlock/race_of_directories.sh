#!/bin/sh
# SPDX-License-Identifier: MIT
# race_of_directories.sh - nor do dots lead there through a directory that moves up and down.
# layers: landlock
mkdir in in/1 in/1/2 in/1/2/walk
echo data >in/1/secret
echo secret >secret
cat >race.lua <<'END'
local h = require "hostile"
local memory, seen = h.memory(4096), {}
local names = { "in/1/2/walk/../../secret", "in/walk/../../secret" }
for i = 1, 100000 do
	local fd = h.sys("openat", -100, names[i % 2 + 1], 0)
	if type(fd) == "number" then
		h.sys("pread64", fd, memory, 4, 0)
		h.sys("close", fd)
		seen[h.peek(memory, 4)] = true
	end
	if i >= 20000 and seen.data and seen.secr then break end
end
print(seen.secr, seen.data)
END
(while [ ! -e stop ]; do
	mv -T in/1/2/walk in/walk
	mv -T in/walk in/1/2/walk
done) &
"$ESCAPE" --allow-read=in race.lua   # expect: nil	true
touch stop
wait
