-- SPDX-License-Identifier: MIT
-- tls.dial verifies whatever its context says, and closes what it has opened when it fails.
local tls, ip = require "tls", require "ip"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()
peers.authority "other"
peers.certificate("stranger", "other", "DNS:localhost")

local acceptor = peers.listen()
local port = acceptor.local_port
local context = peers.client()
context:set_verify_mode "none"

local function try(name, ...)
  local fiber = spawn(function()
    local socket = tls.socket.new(acceptor:accept(), peers.server(nil, name))
    local ok, why = pcall(socket.server_handshake, socket)
    if ok then return "shaken" end
    return tostring(why)
  end)
  local ok, socket = pcall(tls.dial, ...)
  print(ok and socket.is_open or socket.verify, (fiber:join()))
end

try("server", "localhost:" .. port, context)                   -- expect: true	shaken
try("server", "127.0.0.1:" .. port, context)                   -- expect: true	shaken
try("server", "localhost", port, context)                      -- expect: true	shaken
try("server", ip.address.new "127.0.0.1", port, context)       -- expect: true	shaken
try("stranger", "localhost:" .. port, context)
-- expect: unable to get local issuer certificate	tlsv1 alert unknown ca (SSL routines)
try("server", "localhost:" .. port)
-- expect: unable to get local issuer certificate	tlsv1 alert unknown ca (SSL routines)
peers.certificate("elsewhere", "ca", "DNS:elsewhere")
try("elsewhere", "localhost:" .. port, context)
-- expect: hostname mismatch	sslv3 alert bad certificate (SSL routines)
acceptor:close()
print(peers.why(tls.dial, "127.0.0.1:" .. port, context))      -- expect: system Connection refused
print(peers.why(tls.dial, "nothing", context))                 -- expect: generic Invalid argument
