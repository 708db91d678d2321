-- SPDX-License-Identifier: MIT
-- websocket_handshake.lua - how HTTP becomes WebSocket: "websocket.handshake".
-- (RFC 6455, 4)
--
-- Who asks and who answers get { wire =, is_server = }, and no HTTP is left.

local core, http = require "websocket.core", require "http"
local exchange, message = require "http.exchange", require "http.message"
local fail, has_token, state_of = message.fail, message.has_token, message.state_of
local error, find, next, type = error, string.find, next, type

local GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
local VERSION = '13'
local KEY_SIZE = 16
local KEY = '^[%w+/]+==$'

local handshake = {}

local function accepted(key) return core.digest(key .. GUID) end

-- Take the wire from an http.socket, which is closed then.
local function take_wire(socket)
  local state = exchange.self_of(socket)
  local wire = state.wire
  state.wire = { start = 0, used = 0 }
  return wire
end

local function refuse(socket, status)
  local why = core.error.handshake_failed
  why.status = status
  socket:close()
  error(why, 0)
end

local function add_fields(headers, fields)
  for name, value in next, fields or {} do headers[name:lower()] = value end
end

-- Check that these can be fields.
local function check_fields(fields, position)
  if fields == nil then return end
  if type(fields) ~= 'table' then fail('EINVAL', position) end
  for name, value in next, fields do
    if not message.check_field(name, value) then fail('EINVAL', position) end
  end
end

---- the client ----

local function request_for(host, target, fields, key)
  local request = http.request.new()
  request.method, request.target = 'GET', target
  local headers = request.headers
  add_fields(headers, fields)
  headers.host, headers.upgrade, headers.connection = host, 'websocket', 'Upgrade'
  headers['sec-websocket-key'], headers['sec-websocket-version'] = key, VERSION
  headers['sec-websocket-extensions'] = nil
  return request
end

-- An extension, or a protocol, that nobody asked for would be understood by one side
-- alone.
local function is_answer(response, request, key)
  local headers = response.headers
  local protocol = headers['sec-websocket-protocol']
  return response.status == 101 and has_token(headers.upgrade, 'websocket') and
    has_token(headers.connection, 'upgrade') and
    headers['sec-websocket-accept'] == accepted(key) and
    not headers['sec-websocket-extensions'] and
    (not protocol or type(protocol) == 'string' and
      has_token(request.headers['sec-websocket-protocol'], protocol:lower()))
end

local function is_target(target)
  return type(target) == 'string' and find(target, '^/[\33-\126\128-\255]*$')
end

local function is_host(host)
  return type(host) == 'string' and find(host, '^[\33-\126]+$')
end

-- Open a WebSocket over a stream. Returns the state of one, and the headers of the
-- response.
function handshake.ask(io, host, target, fields)
  if not is_host(host) then fail('EINVAL', 2) end
  if not is_target(target) then fail('EINVAL', 3) end
  check_fields(fields, 4)
  local socket, key = http.socket.new(io), core.base64(core.random(KEY_SIZE))
  local request, response = request_for(host, target, fields, key), http.response.new()
  socket:write_request(request)
  repeat
    socket:read_response(response)
  until response.status >= 200 or response.status == 101
  if not is_answer(response, request, key) then refuse(socket, response.status) end
  return { wire = take_wire(socket), is_server = false }, response.headers
end

---- the server ----

local function is_key(key)
  return type(key) == 'string' and #key == 24 and find(key, KEY)
end

-- websocket.is_websocket_upgrade(request) -> boolean
function handshake.is_upgrade(request)
  state_of(request, 'http.request', 1)
  local headers = request.headers
  return request.method == 'GET' and has_token(headers.upgrade, 'websocket') and
    has_token(headers.connection, 'upgrade') and is_key(headers['sec-websocket-key']) and
    type(headers['sec-websocket-version']) == 'string' or false
end

local function decline(socket, status, fields)
  local response = http.response.new()
  response.status, response.headers = status, fields
  response.headers.connection = 'close'
  socket:write_response(response)
  refuse(socket, status)
end

-- Answer a request that was read from an http.socket.
function handshake.answer(socket, request, fields)
  state_of(request, 'http.request', 2)
  check_fields(fields, 3)
  local self = exchange.self_of(socket)
  exchange.check_role(self, 'server')
  if self.read_state ~= 'finished' then exchange.out_of_order() end
  if not handshake.is_upgrade(request) then decline(socket, 400) end
  local headers = request.headers
  if headers['sec-websocket-version'] ~= VERSION then
    decline(socket, 426, { ['sec-websocket-version'] = VERSION, upgrade = 'websocket' })
  end
  local response = http.response.new()
  response.status, response.reason = 101, 'Switching Protocols'
  local own = response.headers
  add_fields(own, fields)
  own.upgrade, own.connection = 'websocket', 'Upgrade'
  own['sec-websocket-accept'] = accepted(headers['sec-websocket-key'])
  socket:write_response(response)
  return { wire = take_wire(socket), is_server = true }
end

return handshake
