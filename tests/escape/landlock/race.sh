#!/bin/sh
# SPDX-License-Identifier: MIT
# race.sh - a link that changes all the time never leads to what is not granted.
mkdir in out
echo data >in/real
echo secret >out/secret
ln -s real in/flips
cat >race.lua <<'END'
local seen = {}
for _ = 1, 20000 do
  local file = io.open("in/flips")
  if file then
    seen[file:read "*l"] = true
    file:close()
  else
    seen.refused = true
  end
end
print(seen.secret, seen.data)
END
(while [ ! -e stop ]; do
	ln -s ../out/secret new && mv -T new in/flips
	ln -s real new && mv -T new in/flips
done) &
"$CELLUA" --allow-read=in race.lua   # expect: nil	true
touch stop
wait
