-- SPDX-License-Identifier: MIT
-- Authorities come from memory, from a file, or from a directory with hashed names.
local tls = require "tls"
local path = require("filesystem").path
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()
os.execute "mkdir hashed && cp ca.pem hashed && openssl rehash hashed 2>/dev/null"

local function try(prepare)
  local context = tls.context.new "tls_client"
  prepare(context)
  return peers.why(peers.pair, context)
end

local text = io.open("ca.pem"):read "*a"
print(try(function(context) context:add_certificate_authority(text) end))
print(try(function(context) context:add_certificate_authority(byte_span.append(text)) end))
print(try(function(context) context:add_verify_path "hashed" end))
print(try(function(context) context:load_verify_file "ca.pem" end))
print(try(function(context) context:add_verify_path(path "hashed") end))
print(try(function(context) context:load_verify_file(path "ca.pem") end))
-- expect: no error
-- expect: no error
-- expect: no error
-- expect: no error
-- expect: no error
-- expect: no error
print(peers.why(function() tls.context.new():load_verify_file "none.pem" end))
print(peers.why(function() tls.context.new():add_certificate_authority "no certificate" end))
-- expect: system No such file or directory
-- expect: asio.ssl no start line (PEM routines)
