#!/bin/sh
# SPDX-License-Identifier: MIT
# chat.sh - guests of a room hear each other, and read what they are given.
chat=$(cd "$(dirname "$0")/../../../examples" && pwd)/chat.lua
until_says() { # FILE TEXT
	until grep -q -s -e "$2" "$1"; do sleep 0.01; done
}
"$CELLUA" "$chat" serve socket &
server=$!
while [ ! -S socket ]; do sleep 0.01; done
mkdir alices bobs
printf 'what it says\n\033[31mred\n' >alices/letter
mkfifo bob
(cd bobs && exec "$CELLUA" "$chat" join ../socket bob <../bob >said) &
exec 3>bob
until_says bobs/said 'bob is here'
printf 'hello\n/give bob letter\n/give carol letter\n/give bob ../secret\n' >lines
echo secret >secret
(cd alices && exec "$CELLUA" "$chat" join ../socket alice <../lines >said)
until_says bobs/said 'alice has left'
until_says bobs/said red
echo bye >&3
until_says bobs/said bye
exec 3>&-
grep -v '^|' bobs/said
# expect: * bob is here
# expect: * alice is here
# expect: alice: hello
# expect: alice gives letter
# expect: * alice has left
# expect: bob: bye
grep '^|' bobs/said
# expect: | what it says
# expect: | ?[31mred
grep -e denied -e Permission alices/said   # expect: * Permission denied
"$CELLUA" "$chat" 2>&1
# expect: chat.lua: usage: chat.lua serve SOCKET | join SOCKET NAME
stat -c %a socket   # expect: 600
kill "$server"
wait
# the kernel gives a ring back, and what waits in it, when its process has ended
until grep -q -s refused out; do "$CELLUA" "$chat" join socket alice >out 2>&1; done
cat out   # expect: chat.lua: socket: Connection refused
