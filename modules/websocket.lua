-- SPDX-License-Identifier: MIT
-- websocket.lua - require "websocket": messages both ways over what began as HTTP.

local asio_error, core_error = require "asio_error", require "core_error"
local byte_span, future = require "byte_span", require "future"
local core, frame = require "websocket.core", require "websocket.frame"
local handshake, http_core = require "websocket.handshake", require "http.core"
local message, wire = require "http.message", require "http.wire"
local time = require "time"
local check, errors, fail = http_core.check, core.error, message.fail
local STATE = message.STATE
local error, getmetatable, pcall, rawget = error, getmetatable, pcall, rawget
local scope_cleanup_push, setmetatable = scope_cleanup_push, setmetatable
local spawn, type = spawn, type

local CLOSE_SECONDS = 5  -- how long an answer to a close frame is waited for
local NO_STATUS = 1005

local methods = {}

---- operations ----

local function self_of(value) return message.state_of(value, 'websocket', 1) end

local function check_open(self)
  if not wire.is_open(self.wire) then error(asio_error.basic.bad_descriptor, 0) end
end

-- Wake the writer that waits for the reader to be done with its own frame, or the closer
-- that waits for it to be done with reading.
local function wake(self, name)
  local promise = self[name]
  self[name] = nil
  if promise then promise:set_value() end
end

local function settle(self, side, ok, ...)
  self[side] = false
  if side == 'is_reading' then wake(self, 'waiting_closer') end
  if ok then return ... end
  if side == 'is_reading' then self.is_answering = false end
  wire.close(self.wire)
  wake(self, 'waiting_writer')
  error((...), 0)
end

-- Call operation(self, ...), which leaves half a frame behind if it fails: then the
-- connection is closed. (R-IO-265)
local function run(self, side, operation, ...)
  self[side] = true
  return settle(self, side, pcall(operation, self, ...))
end

local function wait(self, name)
  local promise, delivered = future.new()
  self[name] = promise
  delivered:get()
end

local function send_frame(self, opcode, data)
  local first, second = frame.encode(self, opcode, data)
  wire.write(self.wire, first)
  if second then wire.write(self.wire, second) end
end

---- frames that answer frames ----

-- From the reader. If a frame is being written, its writer sends the answer behind it.
local function answer(self, opcode, payload)
  if self.has_sent_close then return end
  if self.is_writing then
    if opcode == frame.PONG then self.pong = payload end
    return
  end
  self.is_answering = true
  self.has_sent_close = opcode == frame.CLOSE
  send_frame(self, opcode, payload)
  self.is_answering = false
  wake(self, 'waiting_writer')
end

local function send_pong(self)
  while self.pong do
    local payload = self.pong
    self.pong = nil
    send_frame(self, frame.PONG, payload)
  end
end

local reasons = {
  [frame.PROTOCOL_ERROR] = function() return errors.protocol_error end,
  [frame.INVALID_TEXT] = function() return errors.invalid_text end,
  [frame.TOO_LARGE] = function() return errors.too_large end,
}

-- The peer is wrong, for the reason that `code` says.
local function refuse(self, code)
  pcall(answer, self, frame.CLOSE, frame.close_payload(code, ''))
  wire.linger(self.wire)
  error(reasons[code](), 0)
end

local function receive_close(self, payload)
  local code, reason = frame.read_close(payload)
  if not code then refuse(self, reason) end
  pcall(answer, self, frame.CLOSE, frame.close_payload(code, ''))
  wire.finish(self.wire)
  local why = errors.closed
  why.close_code, why.close_reason = code, reason
  error(why, 0)
end

local function receive_control(self, opcode, size)
  local payload = frame.read_control(self, size)
  if opcode == frame.PING then answer(self, frame.PONG, payload) end
  if opcode == frame.CLOSE then receive_close(self, payload) end
end

---- reading ----

local names = { [frame.TEXT] = 'text', [frame.BINARY] = 'binary' }

local function receive_head(self)
  local opcode, more = frame.read_head(self)
  if not opcode then refuse(self, more) end
  if opcode >= frame.CLOSE then receive_control(self, opcode, more) end
end

-- Until there are bytes, or the message has ended without any.
local function receive(self, into)
  local count, code = 0, nil
  while self.left == 0 do
    receive_head(self)
    if self.opcode and self.left == 0 and self.is_final then break end
  end
  if self.left > 0 then
    count, code = frame.read_data(self, into)
    if not count then refuse(self, code) end
  end
  if self.left > 0 or not self.is_final then return count, 'partial' end
  local opcode
  opcode, code = frame.finish_message(self)
  if not opcode then refuse(self, code) end
  return count, names[opcode]
end

local function check_reader(self)
  check_open(self)
  if self.is_closing then error(errors.closed, 0) end
  if self.is_reading then fail 'EBUSY' end
end

-- websocket:read_some(bytes) -> count, "partial", "text" or "binary"
function methods:read_some(into)
  check()
  local self = self_of(self)
  if getmetatable(into) ~= 'byte_span' then fail('EINVAL', 2) end
  check_reader(self)
  if #into == 0 then return 0, 'partial' end
  return run(self, 'is_reading', receive, into)
end

---- writing ----

local function check_writer(self)
  check_open(self)
  if self.is_writing then fail 'EBUSY' end
  if self.has_sent_close then error(errors.closed, 0) end
end

local function await_turn(self)
  while self.is_answering do wait(self, 'waiting_writer') end
  check_open(self)
  if self.has_sent_close then error(errors.closed, 0) end
end

local function send_message(self, opcode, data)
  await_turn(self)
  send_frame(self, opcode, data)
  send_pong(self)
end

local kinds = { text = frame.TEXT, binary = frame.BINARY }

-- websocket:write(data [, "text", "binary" or "auto"])
function methods:write(data, kind)
  check()
  local self = self_of(self)
  local is_text = type(data) == 'string'
  if not is_text and getmetatable(data) ~= 'byte_span' then fail('EINVAL', 2) end
  if kind == nil or kind == 'auto' then kind = is_text and 'text' or 'binary' end
  if not kinds[kind] then fail('EINVAL', 3) end
  check_writer(self)
  return run(self, 'is_writing', send_message, kinds[kind], data)
end

---- closing ----

local function send_close(self, payload)
  await_turn(self)
  self.has_sent_close = true
  send_frame(self, frame.CLOSE, payload)
end

local function discard_messages(self)
  local room = byte_span.new(4096)
  while true do receive(self, room) end
end

-- Until the peer has answered the close frame, or the connection has ended. A fiber that
-- reads gets what comes before.
local function await_close(self)
  while self.is_reading do wait(self, 'waiting_closer') end
  self.is_reading, self.is_closing = true, true
  local ok, why = pcall(discard_messages, self)
  self.is_reading = false
  if not ok and why == core_error.fiber_canceled then error(why, 0) end
end

local function close_both(self, payload)
  send_close(self, payload)
  local watch = spawn(function()
    time.sleep(CLOSE_SECONDS)
    wire.close(self.wire)
  end)
  scope_cleanup_push(function()
    watch:cancel()
    watch:detach()
  end)
  await_close(self)
end

local function check_close(code, reason)
  if code ~= NO_STATUS and not frame.is_code(code) then fail('EINVAL', 2) end
  if reason ~= '' and (type(reason) ~= 'string' or code == NO_STATUS or
     #reason + 2 > frame.LONGEST_CONTROL or not frame.is_text(reason)) then
    fail('EINVAL', 3)
  end
end

-- websocket:close([code [, reason]])
function methods:close(code, reason)
  check()
  local self = self_of(self)
  code, reason = code or NO_STATUS, reason or ''
  check_close(code, reason)
  check_writer(self)
  run(self, 'is_writing', close_both, frame.close_payload(code, reason))
  wire.close(self.wire)
end

---- the type ----

local websocket_type = { __metatable = 'websocket' }

function websocket_type:__index(name)
  local method = methods[name]
  if method then return method end
  if name ~= 'is_open' then message.bad_index() end
  return wire.is_open(rawget(self, STATE).wire)
end

websocket_type.__newindex = message.bad_index

local function make(state)
  state.kind, state.left = 'websocket', 0
  state.is_reading, state.is_writing = false, false
  return setmetatable({ [STATE] = state }, websocket_type)
end

local websocket = {
  error = core.error,
  is_websocket_upgrade = handshake.is_upgrade,
}

-- websocket.new(stream, host, target [, headers]) -> websocket, headers
-- websocket.new(http.socket, request [, headers]) -> websocket
function websocket.new(io, ...)
  check()
  if getmetatable(io) == 'http.socket' then return make(handshake.answer(io, ...)) end
  local state, headers = handshake.ask(io, ...)
  return make(state), headers
end

return websocket
