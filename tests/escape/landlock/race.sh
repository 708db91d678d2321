#!/bin/sh
# SPDX-License-Identifier: MIT
# race.sh - a link that changes all the time never leads to what is not granted.
# layers: landlock
mkdir in out
echo data >in/real
echo secret >out/secret
ln -s real in/flips
cat >race.lua <<'END'
local h = require "hostile"
local memory, seen = h.memory(4096), {}
for i = 1, 100000 do
	local fd = h.sys("openat", -100, "in/flips", 0)
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
	ln -s ../out/secret new && mv -T new in/flips
	ln -s real new && mv -T new in/flips
done) &
"$ESCAPE" --allow-read=in race.lua   # expect: nil	true
touch stop
wait
