-- SPDX-License-Identifier: MIT
-- http_client.lua - writes requests and reads responses: "http.client".

local head, text = require "http.head", require "http.text"
local core, exchange = require "http.core", require "http.exchange"
local message, wire = require "http.message", require "http.wire"
local check, errors = core.check, core.error
local state_of = message.state_of
local check_role, out_of_order = exchange.check_role, exchange.out_of_order
local check_reader, check_writer = exchange.check_reader, exchange.check_writer
local self_of, send = exchange.self_of, exchange.send
local read, write = exchange.read, exchange.write

local methods = {}

---- which request a response belongs to ----

-- Requests that were sent and not answered: `asked` from `first_asked` to `last_asked`.
local function push_request(self, method, stays)
  local last = self.last_asked + 1
  self.asked[last] = { method = method, minor = self.minor, stays = stays }
  self.last_asked = last
end

-- The request that a response with this status belongs to. Nil if there is none.
local function asked_for(self)
  return function(status)
    local asked = self.asked[self.first_asked]
    if asked and (status >= 200 or status == 101) then
      self.asked[self.first_asked] = nil
      self.first_asked = self.first_asked + 1
    end
    self.answered = asked
    return asked
  end
end

---- responses ----

local function receive_response(self, state)
  message.clear(state)
  state.status, state.reason = 200, ''
  local info = head.read_response(exchange.read_head(self), state, asked_for(self))
  if not info then exchange.refuse(self, 400) end
  local status = info.status
  if status < 200 and status ~= 101 then return end
  local asked = self.answered
  self.has_left = head.leaves_http(status, asked.method)
  self.stays = info.keep_alive and info.framing ~= 'end' and asked.stays
  if asked.method == 'CONNECT' and asked.stays then self.has_said_all = false end
  exchange.begin_body(self, state, info)
end

function exchange.finish_message.client(self)
  self.read_state = 'empty'
  if not self.stays and not self.has_left then wire.finish(self.wire) end
end

-- socket:read_response(response)
function methods:read_response(response)
  check()
  local self, state = self_of(self), state_of(response, 'http.response', 2)
  check_role(self, 'client')
  check_reader(self, state)
  if self.read_state ~= 'empty' or self.has_left then out_of_order() end
  return read(self, state, receive_response)
end

---- requests ----

local function check_request(self, state)
  check_role(self, 'client')
  check_writer(self, state)
  if self.write_state ~= 'empty' or self.has_said_all or self.has_left then
    out_of_order()
  end
end

local function note_request(self, state, stays)
  push_request(self, state.method, stays)
  self.has_said_all = not stays or state.method == 'CONNECT'
end

local function send_request(self, state, stays, ...)
  note_request(self, state, stays)
  send(self, ...)
end

-- socket:write_request(request)
function methods:write_request(request)
  check()
  local self, state = self_of(self), state_of(request, 'http.request', 2)
  check_request(self, state)
  local data = text.body_of(state)
  local before, stays = text.request(state, self.minor, data)
  return write(self, state, send_request, stays, text.join(before, data, ''))
end

local function send_request_metadata(self, state, before, stays)
  note_request(self, state, stays)
  self.sends_body = true
  exchange.send_metadata(self, state, before)
end

-- socket:write_request_metadata(request)
function methods:write_request_metadata(request)
  check()
  local self, state = self_of(self), state_of(request, 'http.request', 2)
  check_request(self, state)
  if self.minor == 0 then error(errors.native_stream_unsupported, 0) end
  return write(self, state, send_request_metadata, text.request(state, self.minor))
end

-- socket:lock_client_to_http10()
function methods:lock_client_to_http10()
  local self = self_of(self)
  check_role(self, 'client')
  self.minor = 0
end

return methods
