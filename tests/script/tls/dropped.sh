# SPDX-License-Identifier: MIT
# A script that gives up the rest may keep the module, and whom the system trusts.
here=${0%/*}
cat >make.lua <<END
dofile("$here/lib/peers.lua").certificates()
END
"$CELLUA" make.lua || exit
cat >try.lua <<END
local peers = dofile("$here/lib/peers.lua")
local sandbox, ip = require "sandbox", require "ip"
local text = { io.open("server.pem"):read "*a", io.open("server.key"):read "*a" }
local one, other = peers.transports()
sandbox.drop { stdio = { "out", "err" }, tls = arg[1] ~= "without", on_violation = arg[2] }
print((io.open "ca.pem"), (pcall(require, "tls")))
if arg[1] == "without" then return end
local tls = require "tls"
local context = tls.context.new()
context:use_certificate_chain(text[1])
context:use_private_key(text[2], "pem")
one, other = tls.socket.new(one), tls.socket.new(other, context)
one:set_server_name "server.test"
local fiber = spawn(function()
  other:server_handshake()
  other:write_some "believed"
  pcall(other.shutdown, other)
end)
print(peers.why(one.client_handshake, one))
print(peers.read_all(one))
one:shutdown()
fiber:join()
END
for violation in error kill; do
SSL_CERT_FILE=ca.pem "$CELLUA" try.lua with $violation
# expect: nil	true
# expect: no error
# expect: believed	end of file
done
# expect: nil	true
# expect: no error
# expect: believed	end of file
"$CELLUA" try.lua without                        # expect: nil	false
"$CELLUA" -e 'require("sandbox").drop { stdio = { "out" }, tls = true, on_violation = "kill" }
  print(getmetatable(require("tls").context.new()))' # expect: tls.context
