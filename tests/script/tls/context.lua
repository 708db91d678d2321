-- SPDX-License-Identifier: MIT
-- What a context is told, and what it refuses.
local tls = require "tls"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()

local function failure(call, ...)
  local ok, why = pcall(call, ...)
  return ok and "none" or ("%s %s %s"):format(why.category, why, tostring(why.arg))
end
local context = tls.context.new "tls"

print(failure(context.set_verify_mode, context, "always"))        -- expect: generic Invalid argument 2
print(failure(context.set_verify_depth, context, "1"))            -- expect: generic Invalid argument 2
print(failure(context.set_verify_callback, context, "other", "")) -- expect: generic Operation not supported nil
print(failure(context.set_verify_callback, context, "host_name_verification"))
-- expect: generic Invalid argument 3
print(failure(context.set_password_callback, context, "secret"))  -- expect: generic Invalid argument 2
print(failure(context.use_certificate, context, "", "der"))       -- expect: generic Invalid argument 3
print(failure(context.use_certificate, context, 1, "pem"))        -- expect: generic Invalid argument 2
print(failure(context.use_certificate_file, context, {}, "pem"))  -- expect: generic Invalid argument 2
print(failure(context.use_certificate_file, context, "none", "pem"))
-- expect: system No such file or directory nil
print(failure(context.use_private_key_file, context, ".", "pem")) -- expect: system Is a directory nil
print(failure(context.set_options, context, "no_tlsv1"))          -- expect: generic Invalid argument 2
print(failure(context.set_options, context, { "no_tlsv4" }))      -- expect: generic Invalid argument 2
print(failure(context.set_options, {}, 0))                        -- expect: generic Invalid argument 1
for _, mode in ipairs { "none", "peer", "fail_if_no_peer_cert", "client_once" } do
  context:set_verify_mode(mode)
end

-- Options are numbers, or names.
local client = peers.client()
client:set_options { "no_tlsv1_3" }
print(peers.pair(client).version)                                 -- expect: TLSv1.2
client:clear_options(tls.context_flag.no_tlsv1_3)
print(peers.pair(client).version)                                 -- expect: TLSv1.3
client:set_options(tls.context_flag.no_tlsv1_3 + tls.context_flag.no_tlsv1_2)
print(peers.why(peers.pair, client))       -- expect: asio.ssl no protocols available (SSL routines)
print(tls.context_flag.unknown)                                   -- expect: nil

-- What OpenSSL does not have is not there.
for _, method in ipairs { "sslv2", "sslv2_client", "sslv3", "sslv3_server", "tlsv14" } do
  print(failure(tls.context.new, method))
end
-- expect: system Invalid argument nil
-- expect: system Invalid argument nil
-- expect: system Invalid argument nil
-- expect: system Invalid argument nil
-- expect: generic Invalid argument 1
