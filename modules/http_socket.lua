-- SPDX-License-Identifier: MIT
-- http_socket.lua - HTTP/1 over a stream, as its server or its client: "http.socket".

local body, text = require "http.body", require "http.text"
local core, exchange = require "http.core", require "http.exchange"
local message, wire = require "http.message", require "http.wire"
local check, fail, STATE = core.check, message.fail, message.STATE
local check_open, out_of_order = exchange.check_open, exchange.out_of_order
local check_reader, check_writer = exchange.check_reader, exchange.check_writer
local self_of, send = exchange.self_of, exchange.send
local read, write = exchange.read, exchange.write
local math, pairs, rawget, setmetatable, type = math, pairs, rawget, setmetatable, type

local HEAD_SIZE, LEAST_HEAD_SIZE = 8192, 256
local FOREVER = 1e9  -- seconds: no timer is set for more

local methods = {}
for _, role in pairs { require "http.server", require "http.client" } do
  for name, method in pairs(role) do methods[name] = method end
end

---- bodies ----

-- socket:read_some(message)
local function read_more(self, state)
  exchange.advance(self, body.read, state)
  if self.write_state == 'finished' then self.read_state = 'empty' end
end

function methods:read_some(what)
  check()
  local self = self_of(self)
  local state = exchange.message_of(self, what, 'http.request', 'http.response')
  check_open(self)
  check_reader(self, state)
  if self.read_state ~= 'message_ready' and self.read_state ~= 'body_ready' then
    out_of_order()
  end
  return read(self, state, read_more)
end

local function check_chunk(self, state)
  check_open(self)
  check_writer(self, state)
  if self.write_state ~= 'metadata_issued' then out_of_order() end
end

local function send_chunk(self, _, ...) send(self, ...) end

-- socket:write(message)
function methods:write(what)
  check()
  local self = self_of(self)
  local state = exchange.message_of(self, what, 'http.response', 'http.request')
  check_chunk(self, state)
  local data = text.body_of(state)
  if #data == 0 or not self.sends_body then return end
  return write(self, state, send_chunk, text.join(text.chunk_size(#data), data, '\r\n'))
end

local function send_end(self, _, last)
  if self.sends_body then send(self, last) end
  if self.role == 'server' then return exchange.finish_response(self) end
  self.write_state = 'empty'
end

-- socket:write_trailers(message)
function methods:write_trailers(what)
  check()
  local self = self_of(self)
  local state = exchange.message_of(self, what, 'http.response', 'http.request')
  check_chunk(self, state)
  return write(self, state, send_end, text.last_chunk(message.trailers_of(state)))
end

-- socket:write_end_of_message()
function methods:write_end_of_message()
  check()
  local self = self_of(self)
  check_chunk(self)
  return write(self, nil, send_end, text.last_chunk())
end

---- the end, and properties ----

-- socket:close(): waits where the transport has to say that it ends
function methods:close()
  local self = self_of(self)
  local is_idle = wire.is_open(self.wire) and not self.is_reading and not self.is_writing
  wire[is_idle and 'finish' or 'close'](self.wire)
end

-- socket:release() -> stream, bytes that were read of it
function methods:release()
  local self = self_of(self)
  check_open(self)
  if self.is_reading or self.is_writing then fail 'EBUSY' end
  local io, rest = self.wire.io, wire.take_rest(self.wire)
  self.wire.io = nil
  return io, rest
end

local properties = {
  is_open = function(self) return wire.is_open(self.wire) end,
  read_state = function(self) return self.read_state end,
  write_state = function(self) return self.write_state end,
  is_write_response_native_stream = function(self)
    if self.role ~= 'server' or self.read_state == 'empty' then fail 'EINVAL' end
    return self.request.minor > 0
  end,
}

local socket_type = { __metatable = 'http.socket' }

function socket_type:__index(name)
  local method = methods[name]
  if method then return method end
  local property = properties[name]
  if not property then message.bad_index() end
  return property(rawget(self, STATE))
end

socket_type.__newindex = message.bad_index

local function option(options, name, default, least)
  local value = options and options[name]
  if value == nil then return default end
  if type(value) ~= 'number' or not (value >= least) then fail('EINVAL', name) end
  return value
end

local function checked_options(options)
  if options ~= nil and type(options) ~= 'table' then fail('EINVAL', 2) end
  local head_size = option(options, 'max_head_size', HEAD_SIZE, LEAST_HEAD_SIZE)
  local timeout = option(options, 'timeout', FOREVER, 0)
  return {
    max_head_size = math.floor(head_size),
    max_body_size = option(options, 'max_body_size', math.huge, 0),
    timeout = timeout < FOREVER and timeout or nil,
  }
end

local socket = {}

-- http.socket.new(stream [, options]) -> socket
function socket.new(io, options)
  options = checked_options(options)
  local self = {
    kind = 'http.socket', wire = wire.new(io, options.max_head_size),
    max_body_size = options.max_body_size, timeout = options.timeout, minor = 1,
    read_state = 'empty', write_state = 'empty', is_reading = false, is_writing = false,
    asked = {}, first_asked = 1, last_asked = 0,
  }
  return setmetatable({ [STATE] = self }, socket_type)
end

return socket
