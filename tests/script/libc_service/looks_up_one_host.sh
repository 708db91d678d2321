# SPDX-License-Identifier: MIT
# A library of others, which looks up in a thread of its own, finds one host and connects only
# to what was found for it.

command -v /usr/bin/curl >/dev/null && command -v python3 >/dev/null || exit 77
library=${CELLUA%/*}/libc_service.so
tools=$(dirname "$0")/tools
mkdir -p served && echo "what is served" >served/file
cat >server.py <<'PY'
import functools, http.server
class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_): pass
handler = functools.partial(Quiet, directory="served")
server = http.server.HTTPServer(("127.0.0.1", 0), handler)
open("port.new", "w").write(str(server.server_port))
import os
os.rename("port.new", "port")
server.serve_forever()
PY
python3 server.py &
server=$!
trap 'kill $server' EXIT
while [ ! -e port ]; do sleep 0.05; done
port=$(cat port)
cat >answers.lua <<'LUA'
local found = {}
return {
  getaddrinfo = function(master, node, service, protocol)
    print("asked", node, protocol)
    if node ~= "host.test" then return master:send "noname" end
    found["127.0.0.1"] = true
    master:send { "127.0.0.1" }
  end,
  connect_inet = function(master, address, port)
    print("connect", address)
    if found[tostring(address)] then return false end
    master:send(-1, 13)
  end,
  connect_inet6 = function(master) master:send(-1, 13) end,
}
LUA
run() { "$CELLUA" "$tools/program.lua" "$library" /usr/bin/curl -s --noproxy '*' "$@"; }
run "http://host.test:$port/file"
run "http://other.test:$port/file"
run "http://127.0.0.1:$port/file"
# expect: what is served
# expect: asked	host.test	tcp
# expect: connect	127.0.0.1
# expect: exit	0
# expect: asked	other.test	tcp
# expect: exit	6
# expect: connect	127.0.0.1
# expect: exit	7
