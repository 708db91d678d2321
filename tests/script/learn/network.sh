#!/bin/sh
# SPDX-License-Identifier: MIT
# network.sh - whom a script connected to, by the name that it said, and where it listened, is
# learned; it needs all of it, and no more. What looks names up needs no files for it.
cat >script.lua <<'END'
local ip, unix = require "ip", require "unix"
local by_address, by_name = tonumber(arg[1]), tonumber(arg[2])
local function say(what, ...) print(what, (pcall(...))) end
local function listen(port)
  local acceptor = ip.tcp.acceptor.new()
  acceptor:open "v4"
  acceptor:bind("127.0.0.1", port)
  acceptor:listen()
end
local socket = ip.tcp.socket.new()
say("address", socket.connect, socket, "127.0.0.1", by_address)
say("name", ip.tcp.connect, "LocalHost", by_name)
say("lookup", ip.udp.get_address_info, "localhost", 1)
say("listen", listen, 0)
say("listen there", unix.stream.listen, "made")
local made, there = unix.stream_socket.new(), unix.stream_socket.new()
say("to oneself", made.connect, made, "made")
say("there", there.connect, there, "in/there")
END
cat >host.lua <<'END'
local ip, unix = require "ip", require "unix"
local function listen()
  local acceptor = ip.tcp.acceptor.new()
  acceptor:open "v4"
  acceptor:bind("127.0.0.1", 0)
  acceptor:listen()
  return acceptor, acceptor.local_port
end
local one, by_address = listen()
local other, by_name = listen()
local there = unix.stream.listen "in/there"
print(by_address, by_name)
io.stdout:flush()
io.read()
END
run() { # OPTION...
	rm -f made
	"$CELLUA" "$@" script.lua "$by_address" "$by_name"
}
names() { # of what differs each time
	sed "/\[::1\]/d; s/$by_address/ONE/; s/$by_name/TWO/; s,$(pwd -P),HERE,"
}
mkdir in && mkfifo ports until
"$CELLUA" host.lua <until >ports &
exec 9>until
read -r by_address by_name <ports

run --learn=proposal
# expect: address	true
# expect: name	true
# expect: lookup	true
# expect: listen	true
# expect: listen there	true
# expect: to oneself	true
# expect: there	true
sed -n '/^  fs/,/^  }/p; /^  net/,/^  }/p' proposal | names
# expect:   net = {
# expect:     connect = {
# expect:       "tcp:127.0.0.1:ONE", -- connect
# expect:       "tcp:localhost:TWO", -- a lookup
# expect:     },
# expect:     listen = {
# expect:       "tcp:127.0.0.1:0", -- listen
# expect:     },
# expect:     resolve = {
# expect:       "localhost", -- a lookup
# expect:     },
# expect:     private = true, -- a lookup of tcp:127.0.0.1:1
# expect:     unix = {
# expect:       connect = {
# expect:         "$SCRIPT_DIR", -- connect of made
# expect:       },
# expect:       listen = {
# expect:         "$SCRIPT_DIR/made", -- listen
# expect:       },
# expect:     },
# expect:   },
run --sandbox --policy=proposal | grep -c true    # expect: 7
run --policy=proposal --dry-deny 2>&1 >/dev/null | grep would    # expect: cellua: --dry-deny: 0 would be denied
# without any one of them it misses something
for line in $(sed -n '/^  net/,/^  }/{ / -- /= }' proposal); do
	sed "${line}d" proposal >less
	run --policy=less --dry-deny 2>&1 >/dev/null | names | sed -n 's/.*deny: \(net.*\) (.*/\1/p'
	run --sandbox --policy=less 2>&1 | grep false
done
# expect: net.connect does not cover tcp:127.0.0.1:ONE
# expect: address	false
# expect: net.connect does not cover tcp:localhost:TWO
# expect: name	false
# expect: net.listen does not cover tcp:127.0.0.1:0
# expect: listen	false
# expect: net.resolve does not cover localhost
# expect: lookup	false
# expect: net.private does not cover tcp:127.0.0.1:TWO
# expect: net.private does not cover tcp:127.0.0.1:1
# expect: name	false
# expect: lookup	false
# expect: net.unix.connect does not cover HERE/made
# expect: net.unix.connect does not cover HERE/in/there
# expect: to oneself	false
# expect: there	false
# expect: net.unix.listen does not cover HERE/made
# expect: listen there	false
# expect: to oneself	false
# a name that is only looked up, to connect to it
echo 'print(#require("ip").tcp.get_address_info("localhost", 9) > 0)' >script.lua
run --learn=proposal                         # expect: true
sed -n '/^  net/,/^  }/p' proposal
# expect:   net = {
# expect:     connect = {
# expect:       "tcp:localhost:9", -- a lookup
# expect:     },
# expect:     private = true, -- a lookup of tcp:127.0.0.1:9
# expect:   },
run --sandbox --policy=proposal              # expect: true
exec 9>&-
wait
