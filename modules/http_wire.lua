-- SPDX-License-Identifier: MIT
-- http_wire.lua - a stream with what was read ahead, and how it is ended: "http.wire".
--
-- What is buffered is a window of `buffer`: the bytes behind the first `start`, up to
-- `used`. `filled` is a view of the bytes up to `used`.

local byte_span = require "byte_span"
local asio_error = require "asio_error"
local core = require "http.core"
local message = require "http.message"
local time = require "time"
local fail = message.fail
local find, sub = string.find, string.sub
local error, getmetatable, pcall = error, getmetatable, pcall
local tostring, type = tostring, type
local spawn, yield = spawn, this_fiber.yield

-- The methods of spans, so that no call has to look for them.
local empty = byte_span.new(0)
local find_bytes, slice, copy = empty.find, empty.slice, empty.copy

local LINGER_SECONDS = 1        -- how long a peer that shall close is listened to
local LINGER_BYTES = 1024 * 1024
local PIECE = 64 * 1024         -- of a body, that is read past the buffer

local wire = {}

---- the stream ----

local kinds = {
  ['ip.tcp.socket'] = function() return require("ip").tcp.socket end,
  ['unix.stream_socket'] = function() return require("unix").stream_socket end,
}

local streams = { table = true, userdata = true, cdata = true }

local function is_stream(io)
  return streams[type(io)] and io.read_some and io.write_some and io.close
end

local function check_stream(io)
  local ok, is = pcall(is_stream, io)
  if not ok or not is then fail('EINVAL', 1) end
  ok, is = pcall(core.is_busy, io)
  if ok and is then fail 'EBUSY' end
  return io
end

-- Take the stream from whoever gives it. What owns a descriptor gives that up to a new
-- object of its class; of others there is one reference more.
local function take(io)
  local class = type(io) == 'userdata' and kinds[getmetatable(io)]
  if not class then return check_stream(io) end
  if core.is_busy(io) then fail 'EBUSY' end
  local fresh = class().new()
  if io.is_open then fresh:assign(io:release()) end
  return fresh, true
end

function wire.new(io, size)
  local buffer, takes_strings = byte_span.new(size), nil
  io, takes_strings = take(io)
  return {
    io = io, takes_strings = takes_strings, size = size,
    buffer = buffer, filled = empty, start = 0, used = 0,
  }
end

local function stream_of(self)
  return self.io or error(asio_error.basic.bad_descriptor, 0)
end

---- reading ----

local function count_of(count, most)
  if type(count) ~= 'number' or count < 0 or count > most or count % 1 ~= 0 then
    error('read_some or write_some returned no count of bytes', 0)
  end
  if count == 0 then yield() end
  return count
end

-- Where the next bytes go, or nil if there is no room.
local function make_room(self)
  local start, used = self.start, self.used
  if used == 0 then return self.buffer end
  if start == used then
    self.start, self.used, self.filled = 0, 0, empty
    return self.buffer
  end
  if start > 0 and used == self.size then
    copy(self.buffer, slice(self.filled, start + 1))
    start, used = 0, used - start
    self.start, self.used, self.filled = start, used, slice(self.buffer, 1, used)
  end
  return used < self.size and slice(self.buffer, used + 1) or nil
end

-- Read more. False if the buffer is full.
local function fill(self)
  local room = make_room(self)
  if not room then return false end
  local used = self.used + count_of(stream_of(self):read_some(room), #room)
  self.used, self.filled = used, slice(self.buffer, 1, used)
  return true
end

wire.fill = fill

function wire.buffered(self) return self.used - self.start end

-- Take so many of the buffered bytes, as a string.
local function take_text(self, count)
  local start = self.start
  local last = start + count
  self.start = last
  if start == 0 and last == self.used then return tostring(self.filled) end
  return tostring(slice(self.filled, start + 1, last))
end

wire.take_text = take_text

-- Take the line that is buffered, with the line feed at its end. False if it has not come
-- yet; nil if it is longer than `most`, which is no more than the size of the buffer.
function wire.take_line(self, most)
  local start = self.start
  local count = self.used - start
  if count == 0 then return false end
  local at = find_bytes(self.filled, '\n', start + 1)
  if at and at - start <= most then return take_text(self, at - start) end
  if at or count >= most then return nil end
  return false
end

-- The buffered bytes, as a span; they are buffered no longer.
function wire.take_rest(self)
  local rest = byte_span.append(slice(self.filled, self.start + 1))
  self.start = self.used
  return rest
end

-- Read past the buffer, which is empty.
function wire.read_into(self, room)
  return count_of(stream_of(self):read_some(room), #room)
end

-- The same into memory of its own, at most so many bytes, as a string.
function wire.read_piece(self, most)
  local piece = self.piece
  if not piece then
    piece = byte_span.new(PIECE)
    self.piece = piece
  end
  local room = most < PIECE and slice(piece, 1, most) or piece
  return tostring(slice(piece, 1, wire.read_into(self, room)))
end

-- A line feed that ends a line by itself, from this place of the buffer on, or at its
-- beginning.
local function has_bare_feed(self, from)
  local start = self.start
  local text = tostring(slice(self.filled, start + from))
  return find(text, '[^\r]\n') or from == 1 and sub(text, 1, 1) == '\n'
end

-- Take what ends with `ending`, which ends with a line. Nil if no HTTP ends so; false if
-- it is longer than the buffer.
function wire.read_until(self, ending)
  local searched = 0
  while true do
    local start = self.start
    local count = self.used - start
    if count > searched then
      local from = searched > #ending and searched - #ending + 1 or 1
      local at = find_bytes(self.filled, ending, start + from)
      if at then return take_text(self, at + #ending - 1 - start) end
      if has_bare_feed(self, from) then return nil end
      searched = count
    end
    if not fill(self) then return false end
  end
end

---- writing ----

function wire.write(self, data)
  local io = stream_of(self)
  if type(data) == 'string' and not self.takes_strings then
    data = byte_span.append(data)
  end
  local size = #data
  local done = count_of(io:write_some(data), size)
  if done == size then return end
  if type(data) == 'string' then data = byte_span.append(data) end
  while done < size do
    done = done + count_of(stream_of(self):write_some(slice(data, done + 1)), size - done)
  end
end

---- the end ----

-- Now, whatever is on its way. Again does no harm.
function wire.close(self)
  local io = self.io
  self.io = nil
  if io then io:close() end
end

local function shut_down(io)
  local kind = getmetatable(io)
  if kind == 'tls.socket' then
    io:shutdown()
  elseif kinds[kind] then
    io:shutdown 'send'
  end
end

local function discard(io)
  shut_down(io)
  local piece, left = byte_span.new(PIECE), LINGER_BYTES
  while left > 0 do left = left - count_of(io:read_some(piece), PIECE) end
end

-- Close, but so that the peer gets what was written: if something it sent had not been
-- read, the kernel would answer with a reset, which throws that away. So listen until it
-- closes.
function wire.linger(self)
  local io = stream_of(self)
  self.is_lingering = true
  local watch = spawn(function()
    time.sleep(LINGER_SECONDS)
    io:close()
  end)
  pcall(discard, io)
  watch:cancel()
  watch:detach()
  wire.close(self)
end

-- Close when everything was read that the peer has sent.
function wire.finish(self)
  if getmetatable(self.io) == 'tls.socket' then return wire.linger(self) end
  wire.close(self)
end

function wire.is_open(self)
  return self.io ~= nil and not self.is_lingering
end

return wire
