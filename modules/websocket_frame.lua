-- SPDX-License-Identifier: MIT
-- websocket_frame.lua - frames as they are sent and received: "websocket.frame".
-- (RFC 6455, 5)
--
-- The state of a websocket is { wire =, is_server =, opcode = of the message whose frames
-- come or nil, left = bytes of the frame, is_final = no frame follows, key =, place = how
-- many bytes of it have come, cut = where its text is cut }.

local byte_span = require "byte_span"
local core, wire = require "websocket.core", require "http.wire"
local band = bit.band
local byte, char, floor, sub = string.byte, string.char, math.floor, string.sub
local type = type

local CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
local FINAL, RESERVED, MASKED = 0x80, 0x70, 0x80
local LONGEST_CONTROL = 125
local MOST = 2 ^ 53        -- a larger number is not exact

local empty = byte_span.new(0)
local slice, copy = empty.slice, empty.copy

local frame = {
  TEXT = TEXT, BINARY = BINARY, CLOSE = CLOSE, PING = PING, PONG = PONG,
  LONGEST_CONTROL = LONGEST_CONTROL,
}

-- Why a connection ends. (RFC 6455, 7.4)
local PROTOCOL_ERROR, INVALID_TEXT, TOO_LARGE = 1002, 1007, 1009
frame.PROTOCOL_ERROR, frame.INVALID_TEXT = PROTOCOL_ERROR, INVALID_TEXT
frame.TOO_LARGE = TOO_LARGE

---- what is sent ----

local POOL = 256
local pool, pooled = '', 0

local function new_key()
  if pooled == 0 then pool, pooled = core.random(POOL), POOL end
  pooled = pooled - 4
  return sub(pool, pooled + 1, pooled + 4)
end

local function sixteen(number)
  return char(floor(number / 256) % 256, number % 256)
end

local function thirty_two(number)
  return sixteen(floor(number / 65536)) .. sixteen(number)
end

local function size_text(size, masked)
  if size <= LONGEST_CONTROL then return char(size + masked) end
  if size < 65536 then return char(126 + masked) .. sixteen(size) end
  return char(127 + masked) .. thirty_two(floor(size / 2 ^ 32)) ..
    thirty_two(size % 2 ^ 32)
end

-- Masked, in memory of their own, which may be changed.
local function masked(start, key, data)
  local whole = byte_span.append(start, data)
  core.mask(slice(whole, #start + 1), key, 0)
  return whole
end

local SMALL = 16 * 1024

-- A whole message as one frame: what to write, in one piece or two.
function frame.encode(self, opcode, data)
  local start = char(FINAL + opcode) .. size_text(#data, self.is_server and 0 or MASKED)
  if not self.is_server then
    local key = new_key()
    return masked(start .. key, key, data)
  end
  if #data > SMALL then return start, data end
  return type(data) == 'string' and start .. data or byte_span.append(start, data)
end

---- heads of frames ----

local function need(io, count)
  while wire.buffered(io) < count do wire.fill(io) end
end

local function number_at(text, from, count)
  local number = 0
  for i = from, from + count - 1 do number = number * 256 + byte(text, i) end
  return number
end

local widths = { [126] = 2, [127] = 8 }
local least = { [126] = LONGEST_CONTROL + 1, [127] = 65536 }

-- Take the size that stands behind the first two bytes, and the key behind it. Nil and a
-- code if the size could have been written shorter, or is no number of ours.
local function take_size(self, short)
  local io, width = self.wire, widths[short] or 0
  local key_size = self.is_server and 4 or 0
  need(io, 2 + width + key_size)
  local text = wire.take_text(io, 2 + width + key_size)
  local size = width == 0 and short or number_at(text, 3, width)
  if width > 0 and size < least[short] then return nil, PROTOCOL_ERROR end
  if size >= MOST then return nil, TOO_LARGE end
  self.key, self.place = sub(text, 3 + width), 0
  return size
end

local function is_in_order(self, opcode, is_final, size)
  if opcode >= CLOSE then
    return opcode <= PONG and is_final and size <= LONGEST_CONTROL
  end
  if opcode == CONTINUATION then return self.opcode ~= nil end
  return opcode <= BINARY and self.opcode == nil
end

-- Read the head of the next frame. Returns its opcode, and how long it is if it is a
-- control frame; a data frame becomes the current one. Nil and a code if it is wrong.
function frame.read_head(self)
  local io = self.wire
  need(io, 2)
  local first, second = io.filled[io.start + 1], io.filled[io.start + 2]
  local opcode, is_final = band(first, 15), first >= FINAL
  local short = band(second, 127)
  local is_masked = second >= MASKED
  if band(first, RESERVED) ~= 0 or is_masked ~= self.is_server or
     not is_in_order(self, opcode, is_final, short) then
    return nil, PROTOCOL_ERROR
  end
  local size, code = take_size(self, short)
  if not size then return nil, code end
  if opcode >= CLOSE then return opcode, size end
  if opcode ~= CONTINUATION then self.opcode, self.cut = opcode, 0 end
  self.left, self.is_final = size, is_final
  return opcode
end

---- what is in frames ----

-- The payload of the control frame whose head was read.
function frame.read_control(self, size)
  local io = self.wire
  need(io, size)
  local start = io.start
  if self.is_server then
    core.mask(slice(io.filled, start + 1, start + size), self.key, 0)
  end
  return wire.take_text(io, size)
end

local function move(io, into)
  local count = wire.buffered(io)
  if count == 0 then return wire.read_into(io, into) end
  if count > #into then count = #into end
  copy(into, slice(io.filled, io.start + 1, io.start + count))
  io.start = io.start + count
  return count
end

-- Read some bytes of the current frame. Nil and a code if they are no text.
function frame.read_data(self, into)
  local room = self.left < #into and slice(into, 1, self.left) or into
  local count = move(self.wire, room)
  local data = count < #room and slice(room, 1, count) or room
  if self.is_server then core.mask(data, self.key, self.place % 4) end
  self.place, self.left = self.place + count, self.left - count
  if self.opcode == TEXT then
    self.cut = core.check_text(data, self.cut)
    if not self.cut then return nil, INVALID_TEXT end
  end
  return count
end

-- The message is complete. Its opcode, or nil and a code.
function frame.finish_message(self)
  local opcode = self.opcode
  self.opcode = nil
  if opcode == TEXT and self.cut ~= 0 then return nil, INVALID_TEXT end
  return opcode
end

---- how a connection is closed ----

local function is_code(code)
  if type(code) ~= 'number' or code % 1 ~= 0 then return false end
  return code >= 3000 and code <= 4999 or code >= 1007 and code <= 1014 or
    code >= 1000 and code <= 1003
end

frame.is_code = is_code

function frame.is_text(text) return core.check_text(text, 0) == 0 end

-- The payload of a close frame; 1005 stands for none.
function frame.close_payload(code, reason)
  return code == 1005 and '' or sixteen(code) .. reason
end

-- The code and the reason in such a payload, or nil and the code of what is wrong.
function frame.read_close(payload)
  if payload == '' then return 1005, '' end
  local code = #payload > 1 and number_at(payload, 1, 2) or 0
  if not is_code(code) then return nil, PROTOCOL_ERROR end
  local reason = sub(payload, 3)
  if not frame.is_text(reason) then return nil, INVALID_TEXT end
  return code, reason
end

return frame
