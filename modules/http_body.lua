-- SPDX-License-Identifier: MIT
-- http_body.lua - bodies as they arrive: by their length, in chunks, or to the end of the
-- connection: "http.body".
--
-- Steps answer true when they have done something, false when more must be read before,
-- and nil and the status that says what is wrong.

local eof = require("asio_error").misc.eof
local head = require "http.head"
local message = require "http.message"
local wire = require "http.wire"
local append, buffered = message.append_body, wire.buffered
local take_line, take_text = wire.take_line, wire.take_text
local concat, find, min = table.concat, string.find, math.min
local error, pcall = error, pcall
local tonumber = tonumber

local BAD_REQUEST, TOO_LARGE, FIELDS_TOO_LARGE = 400, 413, 431
local LONGEST_LINE = 1024  -- of a chunk: its size, and extensions that mean nothing to us
local CHUNK = '^(%x+)[\t ]*\r\n$'
local EXTENDED_CHUNK = '^(%x+)[\t ]*;[\t\32-\126\128-\255]*\r\n$'
local LONGEST_SIZE = 12    -- hexadecimal digits; all of them are exact

local body = {}

local none = {
  framing = 'length', left = 0, limit = 0, total = 0, is_complete = true, has_ended = true,
}

-- A body as head.lua says it is framed, which may be so long.
--   left: of it, or of the chunk; has_ended: what is missing are trailers at most
function body.new(framing, size, limit)
  if framing == 'length' and size == 0 then return none end
  return {
    framing = framing, left = size, limit = limit, total = 0,
    step = 'size', trailers = {}, trailer_count = 0, trailer_size = 0,
    is_complete = false, has_ended = false,
  }
end

-- True if it is known to be too long.
function body.is_too_large(self)
  return self.framing == 'length' and self.left > self.limit
end

---- bytes ----

local function add(self, state, piece)
  self.total = self.total + #piece
  if self.total > self.limit then return nil, TOO_LARGE end
  append(state, piece)
  return true
end

local function complete(self)
  self.has_ended, self.is_complete = true, true
end

-- Of so many bytes that are left, take those that are buffered.
local function take_left(self, io, state)
  local count = min(buffered(io), self.left)
  if count == 0 then return false end
  self.left = self.left - count
  return add(self, state, take_text(io, count))
end

---- chunks ----

local steps = {}

function steps.size(self, io)
  local line = take_line(io, min(LONGEST_LINE, io.size))
  if not line then return line, BAD_REQUEST end
  local digits = line:match(CHUNK) or line:match(EXTENDED_CHUNK)
  if not digits or #digits > LONGEST_SIZE then return nil, BAD_REQUEST end
  local size = tonumber(digits, 16)
  self.left, self.has_ended = size, size == 0
  self.step = size > 0 and 'data' or 'trailers'
  return true
end

function steps.data(self, io, state)
  local done, status = take_left(self, io, state)
  if self.left == 0 then self.step = 'line' end
  return done, status
end

function steps.line(self, io)
  local line = take_line(io, 2)
  if line ~= '\r\n' then return line and nil, BAD_REQUEST end
  self.step = 'size'
  return true
end

-- An empty line at once, or fields and an empty line.
function steps.trailers(self, io, state)
  local line = take_line(io, io.size)
  if not line then return line, FIELDS_TOO_LARGE end
  local count, size = self.trailer_count + 1, self.trailer_size + #line
  if size > io.size then return nil, FIELDS_TOO_LARGE end
  if not find(line, '\r\n$') then return nil, BAD_REQUEST end
  self.trailers[count], self.trailer_count, self.trailer_size = line, count, size
  if line ~= '\r\n' then return true end
  self.is_complete = true
  if count == 1 then return true end
  local text = concat(self.trailers, '', 1, count)
  return head.read_fields(text, 1, message.trailers_of(state)), BAD_REQUEST
end

local function advance_chunks(self, io, state)
  repeat
    local done, status = steps[self.step](self, io, state)
    if not done then return done, status end
  until self.is_complete
  return true
end

---- the others ----

local function advance_length(self, io, state)
  local done, status = take_left(self, io, state)
  if self.left == 0 then complete(self) end
  return done, status
end

local function advance_to_end(self, io, state)
  local count = buffered(io)
  if count == 0 then return false end
  return add(self, state, take_text(io, count))
end

local advances = {
  chunked = advance_chunks, length = advance_length, ['end'] = advance_to_end,
}

-- Add to the body what is buffered of it. Nil and a status if it is wrong.
function body.advance(self, io, state)
  if self.is_complete then return true end
  local done, status = advances[self.framing](self, io, state)
  if done == nil then return nil, status end
  return true
end

local function read_directly(self, io, state)
  local piece = wire.read_piece(io, self.left)
  self.left = self.left - #piece
  if self.left == 0 then complete(self) end
  return add(self, state, piece)
end

local function read_to_end(self, io, state)
  local ok, result = pcall(wire.read_piece, io, math.huge)
  if ok then return add(self, state, result) end
  if result ~= eof then error(result, 0) end
  complete(self)
  return true
end

local function read_chunks(self, io, state)
  if not wire.fill(io) then return nil, BAD_REQUEST end
  return body.advance(self, io, state)
end

local readers = { chunked = read_chunks, length = read_directly, ['end'] = read_to_end }

-- The same, and read until there is more of it, or it is complete.
function body.read(self, io, state)
  local before = self.total
  local ok, status = body.advance(self, io, state)
  while ok and self.total == before and not self.is_complete do
    ok, status = readers[self.framing](self, io, state)
  end
  return ok, status
end

return body
