-- SPDX-License-Identifier: MIT
-- ip_send_file.lua - socket:send_file(), composed of what sockets and files have. Called with the
-- methods of ip.tcp.socket.

local methods = ...
local byte_span = require "byte_span"
local generic_error = require "generic_error"
local pcall, type, getmetatable, error = pcall, type, getmetatable, error
local min, floor, huge = math.min, math.floor, math.huge

local STEP = 128 * 1024 -- bytes of the file that are read at once

local function invalid(position)
  local why = generic_error.EINVAL
  why.arg = position
  error(why, 0)
end

local objects = { table = true, userdata = true, cdata = true }

local function check_file(value)
  if not objects[type(value)] or not value.read_some_at then invalid(2) end
end

local function check_number(value, position, least)
  if type(value) ~= 'number' or not (value >= least and value < huge) then invalid(position) end
  return floor(value)
end

local function check_data(value, position)
  if value == nil or type(value) == 'string' then return byte_span.append(value or '') end
  return getmetatable(value) == 'byte_span' and value or invalid(position)
end

local function write(progress, socket, span)
  repeat
    local count = socket:write_some(span)
    progress.done = progress.done + count
    span = span:slice(count + 1)
  until #span == 0
end

local function send(progress, socket, file, offset, size, head, tail, step)
  local last = size > 0 and offset + size or file.size
  local span = byte_span.new(min(step, last > offset and last - offset or 0))
  write(progress, socket, head)
  while offset < last do
    local count = file:read_some_at(offset, span:first(min(#span, last - offset)))
    write(progress, socket, span:first(count))
    offset = offset + count
  end
  if #tail > 0 then write(progress, socket, tail) end
end

-- socket:send_file(file, offset, size [, head [, tail [, step]]]) -> count
function methods:send_file(file, offset, size, head, tail, step)
  if getmetatable(self) ~= 'ip.tcp.socket' then invalid(1) end
  check_file(file)
  offset, size = check_number(offset, 3, 0), check_number(size, 4, 0)
  head, tail = check_data(head, 5), check_data(tail, 6)
  step = step == nil and STEP or check_number(step, 7, 1)
  local progress = { done = 0 }
  local ok, why = pcall(send, progress, self, file, offset, size, head, tail, step)
  if ok then return progress.done end
  if getmetatable(why) == 'error_code' then why.bytes_transferred = progress.done end
  error(why, 0)
end
