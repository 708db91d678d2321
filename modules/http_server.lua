-- SPDX-License-Identifier: MIT
-- http_server.lua - reads requests and writes responses: "http.server".

local body, head, text = require "http.body", require "http.head", require "http.text"
local core, exchange = require "http.core", require "http.exchange"
local message, wire = require "http.message", require "http.wire"
local check, errors, fail = core.check, core.error, message.fail
local state_of = message.state_of
local check_role, out_of_order = exchange.check_role, exchange.out_of_order
local check_reader, check_writer = exchange.check_reader, exchange.check_writer
local self_of, send = exchange.self_of, exchange.send
local read, write = exchange.read, exchange.write

local DRAINED = 64 * 1024  -- most of a body that nobody read, to keep the connection

local methods = {}

---- requests ----

-- What is left of a body that nobody wanted.
local function drain(self)
  local old = self.body
  old.limit, self.is_draining = old.total + DRAINED, true
  while not old.is_complete do
    local scratch = { pieces = {}, piece_count = 0, body = '', trailers = {} }
    local ok, status = body.read(old, self.wire, scratch)
    if not ok then exchange.refuse(self, status) end
  end
  self.is_draining = false
end

local function receive_request(self, state)
  if self.body and not self.body.is_complete then drain(self) end
  message.clear(state)
  state.method, state.target = '', ''
  local info = head.read_request(exchange.read_head(self), state)
  if not info then exchange.refuse(self, 400) end
  self.request, self.write_state = info, 'empty'
  exchange.begin_body(self, state, info)
end

function exchange.finish_message.server(self)
  self.read_state = self.write_state == 'finished' and 'empty' or 'finished'
end

-- socket:read_request(request)
function methods:read_request(request)
  check()
  local self, state = self_of(self), state_of(request, 'http.request', 2)
  check_role(self, 'server')
  check_reader(self, state)
  if self.read_state ~= 'empty' or self.has_left then out_of_order() end
  return read(self, state, receive_request)
end

---- responses ----

local function check_response(self, state)
  check_role(self, 'server')
  check_writer(self, state)
  local written = self.write_state
  local is_open = written == 'empty' or written == 'continue_issued'
  if self.read_state == 'empty' or not is_open then out_of_order() end
end

local function check_version(request)
  if request.minor == 0 then error(errors.native_stream_unsupported, 0) end
end

-- False if more of the body may come than the connection is worth, or if the client does
-- not know if it shall send it.
local function can_stay(self, is_whole)
  local request, left = self.request, self.body
  if not request.keep_alive or left.is_complete then return request.keep_alive end
  if request.expects and left.total == 0 then return false end
  return not is_whole or left.framing ~= 'length' or left.left <= DRAINED
end

-- The response is out.
function exchange.finish_response(self)
  self.write_state = 'finished'
  if not self.is_reading then self.read_state = 'empty' end
  if self.has_left then return end
  if not self.stays or not can_stay(self, true) then
    local is_clean = self.body.is_complete and wire.buffered(self.wire) == 0
    wire[is_clean and 'finish' or 'linger'](self.wire)
  end
end

local function send_response(self, state, ...)
  send(self, ...)
  if state.status < 200 and state.status ~= 101 then return end
  exchange.finish_response(self)
end

-- socket:write_response(response)
function methods:write_response(response)
  check()
  local self, state = self_of(self), state_of(response, 'http.response', 2)
  check_response(self, state)
  local request, data = self.request, text.body_of(state)
  local status, method = state.status, request.method
  local before, stays = text.response(state, request, can_stay(self, true), data)
  if head.has_no_body(status, method) then data = '' end
  if status < 200 then check_version(request) end
  self.has_left = head.leaves_http(status, method)
  self.stays = stays
  return write(self, state, send_response, text.join(before, data, ''))
end

local function send_continue(self)
  self.write_state, self.request.expects = 'continue_issued', false
  send(self, text.continue)
end

-- socket:write_response_continue()
function methods:write_response_continue()
  check()
  local self = self_of(self)
  check_response(self)
  if self.write_state ~= 'empty' then out_of_order() end
  check_version(self.request)
  return write(self, nil, send_continue)
end

-- socket:write_response_metadata(response)
function methods:write_response_metadata(response)
  check()
  local self, state = self_of(self), state_of(response, 'http.response', 2)
  check_response(self, state)
  local request, status = self.request, state.status
  check_version(request)
  if status < 200 or head.leaves_http(status, request.method) then fail('EINVAL', 2) end
  local before, stays = text.response(state, request, can_stay(self, false))
  self.stays, self.sends_body = stays, not head.has_no_body(status, request.method)
  return write(self, state, exchange.send_metadata, before)
end

return methods
