-- SPDX-License-Identifier: MIT
-- http_exchange.lua - what servers and clients of HTTP have in common: "http.exchange".
--
-- An exchange is the state of an http.socket: { wire =, role = 'server' or 'client',
-- read_state =, write_state =, is_reading =, is_writing =, body = the one that is read,
-- stays = the connection survives this exchange, has_left = it speaks HTTP no more }.

local asio_error, generic_error = require "asio_error", require "generic_error"
local body, text = require "http.body", require "http.text"
local core, message = require "http.core", require "http.message"
local wire = require "http.wire"
local time = require "time"
local errors, fail = core.error, message.fail
local STATE, state_of = message.STATE, message.state_of
local error, pcall, rawget, spawn, type = error, pcall, rawget, spawn, type

local exchange = {}

---- operations ----

function exchange.self_of(value) return state_of(value, 'http.socket', 1) end

function exchange.check_open(self)
  if not wire.is_open(self.wire) then error(asio_error.basic.bad_descriptor, 0) end
end

function exchange.check_role(self, role)
  exchange.check_open(self)
  if self.role ~= role then
    if self.role then error(errors.wrong_direction, 0) end
    self.role = role
  end
end

function exchange.out_of_order() error(errors.out_of_order, 0) end

-- Close in time if an operation has to be done by then.
local function start_watch(self)
  if not self.timeout then return nil end
  local watch = {}
  watch.fiber = spawn(function()
    time.sleep(self.timeout)
    watch.has_come = true
    wire.close(self.wire)
  end)
  return watch
end

local function stop_watch(watch)
  if not watch.has_come then watch.fiber:cancel() end
  watch.fiber:detach()
end

-- A server may answer and close before it has been sent all: a client can still read that.
local function may_be_answered(self, side, why)
  return side == 'is_writing' and self.role == 'client' and
    (why == asio_error.basic.broken_pipe or why == asio_error.basic.connection_reset)
end

local function settle(self, side, watch, state, ok, ...)
  self[side] = false
  if state then message.unlock(state) end
  if watch then stop_watch(watch) end
  if ok then return ... end
  if may_be_answered(self, side, (...)) then
    self.has_said_all = true
    error((...), 0)
  end
  wire.close(self.wire)
  error(watch and watch.has_come and asio_error.basic.timed_out or (...), 0)
end

-- Call operation(self, state, ...), after which nobody knows what the peer has seen if it
-- fails: then the connection is closed. (R-IO-257)
function exchange.read(self, state, operation)
  self.is_reading = true
  message.lock_to_read(state)
  return settle(self, 'is_reading', start_watch(self), state,
    pcall(operation, self, state))
end

function exchange.write(self, state, operation, ...)
  self.is_writing = true
  if state then message.lock_to_write(state) end
  return settle(self, 'is_writing', start_watch(self), state,
    pcall(operation, self, state, ...))
end

function exchange.check_reader(self, state)
  if self.is_reading or state.lock then fail 'EBUSY' end
end

function exchange.check_writer(self, state)
  if self.is_writing or state and state.lock == 'read' then fail 'EBUSY' end
end

-- The state of a message that servers have of one kind, and clients of the other.
function exchange.message_of(self, value, of_server, of_client)
  local state = type(value) == 'table' and rawget(value, STATE)
  local kind = state and state.kind
  if kind ~= of_server and kind ~= of_client or
     self.role and kind ~= (self.role == 'server' and of_server or of_client) then
    fail('EINVAL', 2)
  end
  return state
end

function exchange.send(self, first, second, third)
  wire.write(self.wire, first)
  if second then wire.write(self.wire, second) end
  if third and third ~= '' then wire.write(self.wire, third) end
end

-- An operation: the head of a message whose body follows in chunks.
function exchange.send_metadata(self, _, before)
  self.write_state = 'metadata_issued'
  exchange.send(self, before)
end

---- what both roles read ----

local reasons = {
  [400] = function() return errors.parsing_error end,
  [413] = function() return generic_error.EMSGSIZE end,
  [431] = function() return errors.buffer_exhausted end,
}

-- The peer sends what is refused with this status. A server says so if it still can.
function exchange.refuse(self, status)
  local can_answer = self.role == 'server' and not self.is_writing and
    not self.is_draining and self.write_state ~= 'metadata_issued'
  if can_answer then
    pcall(wire.write, self.wire, text.refusal(status))
    wire.linger(self.wire)
  end
  self.read_state, self.write_state = 'empty', 'empty'
  error(reasons[status](), 0)
end

function exchange.read_head(self)
  local io = self.wire
  local found = wire.read_until(io, '\r\n\r\n')
  -- One empty line before a request is forgiven. (RFC 9112, 2.2)
  if found and self.role == 'server' and found:find '^\r\n' then
    if found ~= '\r\n\r\n' then return found:sub(3) end
    io.start = io.start - 2
    found = wire.read_until(io, '\r\n\r\n')
  end
  return found or exchange.refuse(self, found == nil and 400 or 431)
end

-- By the role: what to do when the body is complete.
exchange.finish_message = {}

function exchange.advance(self, step, state)
  local ok, status = step(self.body, self.wire, state)
  if not ok then exchange.refuse(self, status) end
  if self.body.is_complete then
    exchange.finish_message[self.role](self)
  elseif self.body.has_ended then
    self.read_state = 'body_ready'
  end
end

function exchange.begin_body(self, state, info)
  self.read_state = 'message_ready'
  self.body = body.new(info.framing, info.size, self.max_body_size)
  if body.is_too_large(self.body) then exchange.refuse(self, 413) end
  exchange.advance(self, body.advance, state)
end

return exchange
