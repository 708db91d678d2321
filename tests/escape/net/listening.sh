#!/bin/sh
# SPDX-License-Identifier: MIT
# listening.sh - a local socket listens before the script begins, takes the place of one that is
# dead, and of nothing else, and goes with the run.
# setup: cp "${path%/*}/lib/ask.lua" .
mkdir in
cat >policy.lua <<'END'
{ version = 1, stdio = { "out", "err" }, net = { unix = { listen = { "$CWD/in/socket" }, connect = { "$CWD/in" } } } }
END
{ cat ask.lua; cat <<'END'; } >attempt.lua
local ACCEPT, listening = 13, nil
for fd = 4, 12 do
  local size = h.memory(8)
  h.poke(size, 128)
  if h.sys("getsockname", fd, h.memory(128), size) == 0 then listening = fd end
end
local errno, text, _, socket = have { kind = CONNECT_UNIX, path = arg[1] }
local accepted = h.sqe { op = ACCEPT, fd = listening }
h.sys("write", socket, "hello", 5)
local bytes = h.memory(16)
print(errno, text, h.sys("read", accepted, bytes, 16), h.peek(bytes, 5))
END
cat >bind.lua <<'END'
local h, path = require "hostile", arg[1]
h.sys("bind", h.sys("socket", 1, 1, 0), "\1\0" .. path .. ("\0"):rep(108 - #path), 110)
END
run() {
	"$ESCAPE" --policy policy.lua attempt.lua "$PWD/in/socket" 2>&1 | sed 's/policy.lua:[0-9:]*/policy.lua/'
}
run             # expect: 0		5	hello
ls in
"$ESCAPE" bind.lua "$PWD/in/socket"
ls in           # expect: socket
run             # expect: 0		5	hello
ls in
echo kept >in/socket
run             # expect: cellua: sandbox: policy.lua net.unix.listen: $CWD/in/socket: Address already in use
cat in/socket   # expect: kept
rm in/socket
ln -s elsewhere in/socket
run             # expect: cellua: sandbox: policy.lua net.unix.listen: $CWD/in/socket: Address already in use
ls in           # expect: socket
