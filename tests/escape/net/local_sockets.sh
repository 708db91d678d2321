#!/bin/sh
# SPDX-License-Identifier: MIT
# local_sockets.sh - of local sockets those are reached that are granted, and no other, whatever
# path is said to lead there.
# layers: broker
# setup: cp "${path%/*}/lib/ask.lua" .
mkdir in out
cat >launch.lua <<'END2'
local h = require "hostile"
local function listen(path)
  local fd = h.sys("socket", 1, 1, 0)
  local name = "\1\0" .. path .. ("\0"):rep(108 - #path)
  h.sys("bind", fd, name, 110)
  h.sys("listen", fd, 8)
  h.sys("chmod", path, 511)
end
listen "in/here"
listen "out/there"
listen "alone"
listen "\0hidden.cellua"
h.exec(os.getenv "ESCAPE", "--policy", "policy.lua", "attempt.lua")
END2
cat >policy.lua <<'END2'
{ version = 1, stdio = { "out", "err" }, net = { unix = { connect = { "$CWD/in", "$CWD/alone" } } } }
END2
ln -s ../out in/link
ln -s ../out/there in/socket
{ cat ask.lua; cat <<'END2'; } >attempt.lua
local here = arg[1]
for _, path in ipairs { "/in/here", "/alone", "/out/../in/here", "/in/../out/there", "/out/there", "/in/link/there", "/in/socket",
  "/in/../in/../alone", "/in/nothing", "/out/nothing", "/in", "/alone/x", "" } do
  local errno, text, _, socket = have { kind = CONNECT_UNIX, path = here .. path }
  print(path, errno, tostring(text):match "net%.unix%.connect" or "", socket and "a socket" or "")
end
for _, path in ipairs { "\0hidden.cellua", "in/here", "", "/proc/self/root/etc/hosts" } do
  print(have { kind = CONNECT_UNIX, path = path } ~= 0)
end
END2
sed -i "s|h.exec(.*|h.exec(os.getenv \"ESCAPE\", \"--policy\", \"policy.lua\", \"attempt.lua\", \"$PWD\")|" launch.lua
"$ESCAPE" launch.lua
# expect: /in/here	0		a socket
# expect: /alone	0		a socket
# expect: /out/../in/here	0		a socket
# expect: /in/../out/there	13	net.unix.connect	
# expect: /out/there	13	net.unix.connect	
# expect: /in/link/there	13	net.unix.connect	
# expect: /in/socket	13	net.unix.connect	
# expect: /in/../in/../alone	0		a socket
# expect: /in/nothing	2		
# expect: /out/nothing	13	net.unix.connect	
# expect: /in	13	net.unix.connect	
# expect: /alone/x	20		
# expect: 	13	net.unix.connect	
# expect: true
# expect: true
# expect: true
# expect: true
