-- SPDX-License-Identifier: MIT
-- Who says nothing of verification verifies: the chain, the dates, and the host's name.
local tls = require "tls"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()
peers.authority "other"
peers.certificate("stranger", "other", "DNS:server.test")
peers.certificate("old", "ca", "DNS:server.test", -1)
peers.certificate("nameless", "ca")

local function try(name, context, prepare)
  return peers.why(peers.pair, context, peers.server(nil, name), prepare)
end

local function named(name)
  return function(socket) socket:set_server_name(name) end
end

print(try("server"))
print(try("stranger"))
print(try("other"))
print(try("old"))
print(try("server", tls.context.new()))
print(try("server", nil, named "elsewhere.test"))
print(try("server", nil, named "127.0.0.1"))
print(try("server", nil, named "127.0.0.2"))
print(try("server", nil, named "LOCALHOST."))
print(try("nameless", nil, named "nameless"))
-- expect: no error
-- expect: asio.ssl certificate verify failed (SSL routines): unable to get local issuer certificate
-- expect: asio.ssl certificate verify failed (SSL routines): self-signed certificate
-- expect: asio.ssl certificate verify failed (SSL routines): certificate has expired
-- expect: asio.ssl certificate verify failed (SSL routines): unable to get local issuer certificate
-- expect: asio.ssl certificate verify failed (SSL routines): hostname mismatch
-- expect: no error
-- expect: asio.ssl certificate verify failed (SSL routines): IP address mismatch
-- expect: no error
-- expect: no error

-- The name may be another than the one that the server is told.
local function expecting(name)
  return function(socket) socket:set_verify_callback("host_name_verification", name) end
end
print(try("server", nil, expecting "localhost"))                -- expect: no error
print(try("server", nil, expecting "elsewhere"):match ": (.*)") -- expect: hostname mismatch
local context = peers.client()
context:set_verify_callback("host_name_verification", "elsewhere")
print(try("server", context):match ": (.*)")                    -- expect: hostname mismatch

-- Only who says so does without.
context = tls.context.new()
context:set_verify_mode "none"
print(try("stranger", context, named "elsewhere"))              -- expect: no error
print(try("stranger", nil, function(socket) socket:set_verify_mode "none" end))
-- expect: no error
