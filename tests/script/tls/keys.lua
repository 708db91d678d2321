-- SPDX-License-Identifier: MIT
-- Certificates and keys come in both formats, from memory and from files.
local tls = require "tls"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()
os.execute [[
  openssl x509 -in server.pem -outform der -out server.crt
  openssl pkey -in server.key -outform der -out server.der
  openssl pkcs8 -topk8 -v2 aes128 -in server.key -passout pass:secret -out locked.key
  openssl req -x509 -newkey rsa:2048 -nodes -keyout rsa.key -out rsa.pem -subj /CN=rsa 2>/dev/null
  openssl rsa -in rsa.key -traditional -out old.key 2>/dev/null
  cat server.pem ca.pem >chain.pem]]

local function text(name) return io.open(name):read "*a" end

local function try(...)
  local context = tls.context.new "tls_server"
  local ok, why = true, nil
  for _, step in ipairs { ... } do
    ok, why = pcall(context[step[1]], context, step[2], step[3])
    if not ok then return tostring(why) end
  end
  return peers.why(peers.pair, nil, context)
end

print(try({ "use_certificate", text "server.pem", "pem" }, { "use_private_key", text "server.key", "pem" }))
print(try({ "use_certificate", text "server.crt", "asn1" }, { "use_private_key", text "server.der", "asn1" }))
print(try({ "use_certificate_file", "server.pem", "pem" }, { "use_private_key_file", "server.key", "pem" }))
print(try({ "use_certificate_file", "server.crt", "asn1" }, { "use_private_key_file", "server.der", "asn1" }))
print(try({ "use_certificate_chain", text "chain.pem" }, { "use_private_key_file", "server.key", "pem" }))
print(try({ "use_certificate_chain_file", "chain.pem" }, { "use_private_key_file", "server.key", "pem" }))
-- expect: no error
-- expect: no error
-- expect: no error
-- expect: no error
-- expect: no error
-- expect: no error
print(try({ "use_certificate_file", "rsa.pem", "pem" }, { "use_rsa_private_key_file", "old.key", "pem" }):match ": (.*)")
print(try({ "use_certificate_file", "rsa.pem", "pem" }, { "use_rsa_private_key", text "rsa.key", "pem" }):match ": (.*)")
-- expect: self-signed certificate
-- expect: self-signed certificate
print(try { "use_rsa_private_key_file", "server.key", "pem" })  -- expect: Invalid argument
print(try({ "use_certificate_file", "server.pem", "pem" }, { "use_private_key_file", "ca.key", "pem" }))
-- expect: key values mismatch (x509 certificate routines)
print(try { "use_certificate", "no certificate", "pem" })       -- expect: no start line (PEM routines)
print(try { "use_certificate", "", "pem" })                     -- expect: no start line (PEM routines)
print((try { "use_certificate", text "server.pem", "asn1" }):match "%((.*)%)")
-- expect: asn1 encoding routines

-- The password of a key is asked for, by a call that may fail but not wait.
local function locked(answer)
  local context, asked = tls.context.new "tls_server", nil
  if answer then
    context:set_password_callback(function(size, purpose)
      asked = purpose .. " " .. tostring(size > 100)
      return answer(size)
    end)
  end
  context:use_certificate_file("server.pem", "pem")
  local ok = pcall(context.use_private_key_file, context, "locked.key", "pem")
  return ok, asked
end
print(locked(function() return "secret" end))                   -- expect: true	for_reading true
print(locked(function() return "wrong" end))                    -- expect: false	for_reading true
print(locked(function() error "no" end))                        -- expect: false	for_reading true
print(locked(function() return 7 end))                          -- expect: false	for_reading true
print(locked(function(size) return ("x"):rep(size + 10) end))   -- expect: false	for_reading true
print(locked(function() this_fiber.yield() return "secret" end)) -- expect: false	for_reading true
print(locked())                                                 -- expect: false	nil
