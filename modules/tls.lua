-- SPDX-License-Identifier: MIT
-- tls.lua - tls.dial, made of what the modules ip and tls have.
--
-- Called with the class tls.socket; answers dial.
local new = (...).new
local ip = require "ip"
local type, pcall, error, tostring, match = type, pcall, error, tostring, string.match

local function host_of(endpoint, service)
  if type(endpoint) ~= "string" then return tostring(endpoint) end
  if service then return endpoint end
  return match(endpoint, "^%[(.*)%]:[^:]*$") or match(endpoint, "^(.*):[^:]*$")
end

local function shake(socket, host)
  socket:set_verify_mode "peer"
  socket:set_server_name(host)
  socket:client_handshake()
end

-- dial(endpoint [, context]), dial(host, service [, context])
return function(endpoint, service, context)
  if type(service) ~= "string" and type(service) ~= "number" then
    service, context = nil, service
  end
  local transport = ip.tcp.dial(endpoint, service)
  transport:set_option("tcp_no_delay", true)
  local made, socket = pcall(new, transport, context)
  if not made then
    transport:close()
    error(socket, 0)
  end
  local done, why = pcall(shake, socket, host_of(endpoint, service))
  if done then return socket end
  socket:close()
  error(why, 0)
end
