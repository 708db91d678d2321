#!/bin/sh
# SPDX-License-Identifier: MIT
# net_rules.sh - what is no rule is refused where it stands, and rules meet those of other layers.
run() { # WORDS
	printf -- '--[==[ sandbox\nversion = 1,\nnet = { %s },\n]==]\nprint "ran"\n' "$1" >script.lua
	"$CELLUA" --check script.lua 2>&1
}
run 'connect = { "example.org:80" }'
run 'connect = { "tcp:exa mple.org:80" }'
run 'connect = { "tcp:10.0.0.1/8:80" }'
run 'listen = { "tcp:localhost:80" }'
run 'resolve = { "tcp:example.org" }'
run 'unix = { connect = { "relative" } }'
run 'unix = { connect = { "$CWD/nothing" } }'
run 'unix = { listen = { "$CWD/'"$(printf '%0120d' 0)"'" } }' | sed 's/00*: l/0: l/'
# expect: cellua: sandbox: script.lua:3:21: 'example.org:80': expected tcp:HOST:PORT
# expect: cellua: sandbox: script.lua:3:21: 'tcp:exa mple.org:80': no host: expected a name, *.NAME, an address, or a range as 10.0.0.0/8 or [fd00::/8]
# expect: cellua: sandbox: script.lua:3:21: 'tcp:10.0.0.1/8:80': no range of addresses: something stands behind what counts
# expect: cellua: sandbox: script.lua:3:20: 'tcp:localhost:80': expected one address and one port, as tcp:127.0.0.1:8080
# expect: cellua: sandbox: script.lua:3:21: 'tcp:example.org': no host: expected a name, *.NAME, an address, or a range as 10.0.0.0/8 or [fd00::/8]
# expect: cellua: sandbox: script.lua:3:30: 'relative': a path is absolute, or begins with $SCRIPT_DIR or $CWD
# expect: cellua: sandbox: script.lua:3:30: net.unix.connect: $CWD/nothing: No such file or directory
# expect: cellua: sandbox: script.lua:3:29: net.unix.listen: $CWD/0: longer than the path of a socket can be
"$CELLUA" --allow-connect=example.org -e '' 2>&1 | head -1
# expect: cellua: sandbox: --allow-connect: 'example.org': expected tcp:HOST:PORT

# an operator's rules are a ceiling
cat >ceiling.lua <<'END'
{ version = 1, stdio = { "out", "err" }, net = { connect = { "tcp:*.example.org:1-100", "tcp:10.0.0.0/8:*" },
  listen = { "tcp:127.0.0.1:0" }, resolve = { "*.example.org" } } }
END
cat >script.lua <<'END'
--[==[ sandbox
version = 1, stdio = { "out", "err" },
net = { connect = { "tcp:a.example.org:80", "tcp:*.example.org:90-110", "tcp:10.1.1.1:1", "tcp:x:1" },
  private = true, listen = { "tcp:127.0.0.1:0", "tcp:127.0.0.2:0" }, resolve = { "a.example.org", "b" } },
]==]
local ip = require "ip"
for _, host in ipairs { "a.example.org:81", "b.example.org:80", "x:1", "10.1.1.1:2" } do
  local name, port = host:match "(.*):(.*)"
  local socket = ip.tcp.socket.new()
  local _, why = pcall(socket.connect, socket, name, tonumber(port))
  print(why.message)
end
for _, host in ipairs { "127.0.0.1", "127.0.0.2" } do
  local acceptor = ip.tcp.acceptor.new()
  acceptor:open "v4"
  print(pcall(acceptor.bind, acceptor, ip.address.new(host), 0))
end
END
"$CELLUA" --explain --policy ceiling.lua script.lua | sed 's/  */ /g' | grep '^net.* script.lua:'
# expect: net.connect tcp:a.example.org:80 script.lua:3 broker, no socket() enforced
# expect: net.connect tcp:*.example.org:90-110 script.lua:3 broker, no socket() granted in part (ceiling ceiling.lua)
# expect: net.connect tcp:10.1.1.1:1 script.lua:3 broker, no socket() enforced
# expect: net.connect tcp:x:1 script.lua:3 broker, no socket() requested, not granted (ceiling ceiling.lua)
# expect: net.listen tcp:127.0.0.1:0 script.lua:4 descriptors, no socket() enforced
# expect: net.listen tcp:127.0.0.2:0 script.lua:4 descriptors, no socket() requested, not granted (ceiling ceiling.lua)
# expect: net.resolve a.example.org script.lua:4 broker, no socket() enforced
# expect: net.resolve b script.lua:4 broker, no socket() requested, not granted (ceiling ceiling.lua)
# expect: net.private true script.lua:4 broker, no socket() requested, not granted (ceiling ceiling.lua)
"$CELLUA" --policy ceiling.lua script.lua
# expect: permission denied: net.connect does not cover tcp:a.example.org:81 (sandbox: script.lua:3)
# expect: permission denied: net.connect does not cover tcp:b.example.org:80 (sandbox: script.lua:3)
# expect: permission denied: net.connect does not cover tcp:x:1 (sandbox: ceiling.lua:1)
# expect: permission denied: net.connect does not cover tcp:10.1.1.1:2 (sandbox: script.lua:3)
# expect: true
# expect: false	Permission denied

# a script that nobody trusts has nothing of what it asks for
"$CELLUA" --untrusted script.lua | sort -u
# expect: false	Permission denied
# expect: permission denied: net.connect does not cover tcp:10.1.1.1:2 (sandbox: --untrusted)
# expect: permission denied: net.connect does not cover tcp:a.example.org:81 (sandbox: --untrusted)
# expect: permission denied: net.connect does not cover tcp:b.example.org:80 (sandbox: --untrusted)
# expect: permission denied: net.connect does not cover tcp:x:1 (sandbox: --untrusted)

# who confines himself, or is confined by nobody who watches, has no supervisor to ask
"$CELLUA" -e 'print(pcall(require "sandbox".drop, { version = 1, net = { connect = { "tcp:x:1" } } }))' |
	grep -o 'net.connect takes a supervisor'   # expect: net.connect takes a supervisor
