-- SPDX-License-Identifier: MIT
-- stream.lua - what can be composed of read_some and write_some alone.

local byte_span = require "byte_span"
local generic_error = require "generic_error"
local scanner = require "stream.scanner"
local eof = require("asio_error").misc.eof
local yield = this_fiber.yield

local CHUNK = 64 * 1024   -- bytes that copy() and lines() ask for
local FIRST = 4096        -- bytes that read_to_end() begins with

local stream = { scanner = scanner }

---- arguments ----

local function invalid(position)
  local why = generic_error.EINVAL
  why.arg = position
  error(why, 0)
end

local streams = { table = true, userdata = true, cdata = true }

local function check_stream(value, name, position)
  if not streams[type(value)] or not value[name] then invalid(position) end
end

local function check_span(value)
  if getmetatable(value) ~= 'byte_span' then invalid(2) end
  return value
end

local function check_data(value)
  return type(value) == 'string' and byte_span.append(value) or check_span(value)
end

-- The whole number below.
local function check_number(value, position)
  if type(value) ~= 'number' or value ~= value then invalid(position) end
  return math.floor(value)
end

local function check_limit(value, position)
  local limit = value == nil and math.huge or check_number(value, position)
  return limit >= 0 and limit or invalid(position)
end

---- transfers: progress.done counts the bytes, whatever happens ----

-- A stream that moves nothing although it could must not keep the others from running.
local function check_count(count, name, room)
  local possible = type(count) == 'number' and count >= 0 and count <= room
  if not possible or count % 1 ~= 0 then error(name .. ' returned no count of bytes', 0) end
  if count == 0 then yield() end
  return count
end

-- The buffer has so many bytes.
local function move(progress, io, name, buffer, size, minimum)
  local first, done = progress.done, 0
  while done < minimum do
    local rest = done == 0 and buffer or buffer:slice(done + 1)
    done = done + check_count(io[name](io, rest), name, size - done)
    progress.done = first + done
  end
  return done
end

-- Raise `why`, which says how far it came if it is an error of the runtime.
local function fail(why, progress)
  if getmetatable(why) == 'error_code' then why.bytes_transferred = progress.done end
  error(why, 0)
end

local spare   -- a progress that is not in use

local function transfer(io, name, buffer, size, minimum)
  if size < minimum then minimum = size end
  if minimum <= 0 then return 0 end
  local progress = spare or {}
  spare, progress.done = nil, 0
  local ok, result = pcall(move, progress, io, name, buffer, size, minimum)
  if not ok then return fail(result, progress) end
  spare = progress
  return result
end

-- stream.read_all(io, bytes) -> count
function stream.read_all(io, buffer)
  check_stream(io, 'read_some', 1)
  local size = #check_span(buffer)
  return transfer(io, 'read_some', buffer, size, size)
end

-- stream.read_at_least(io, bytes, minimum) -> count
function stream.read_at_least(io, buffer, minimum)
  check_stream(io, 'read_some', 1)
  local size = #check_span(buffer)
  return transfer(io, 'read_some', buffer, size, check_number(minimum, 3))
end

-- stream.write_all(io, bytes or string) -> count
function stream.write_all(io, data)
  check_stream(io, 'write_some', 1)
  local buffer = check_data(data)
  local size = #buffer
  return transfer(io, 'write_some', buffer, size, size)
end

-- stream.write_at_least(io, bytes or string, minimum) -> count
function stream.write_at_least(io, data, minimum)
  check_stream(io, 'write_some', 1)
  local buffer = check_data(data)
  return transfer(io, 'write_some', buffer, #buffer, check_number(minimum, 3))
end

---- to the end of the input: there EOF is no failure ----

-- Call step(progress, ...), which reads until EOF is raised unless it returns before.
-- True in progress.reading while the error is one of reading.
local function until_end(progress, step, ...)
  local ok, why = pcall(step, progress, ...)
  if not ok and not (progress.reading and why == eof) then fail(why, progress) end
  return progress
end

local function grow(span, capacity)
  local larger = byte_span.new(capacity)
  larger:copy(span)
  return larger
end

local function collect(progress, io, limit)
  local span = byte_span.new(math.min(FIRST, limit + 1))
  progress.span, progress.reading = span, true
  while progress.done <= limit do
    if progress.done == #span then
      span = grow(span, math.min(2 * #span, limit + 1))
      progress.span = span
    end
    local rest = span:slice(progress.done + 1)
    move(progress, io, 'read_some', rest, #rest, 1)
  end
  error(generic_error.EMSGSIZE, 0)
end

-- stream.read_to_end(io [, limit]) -> bytes
function stream.read_to_end(io, limit)
  check_stream(io, 'read_some', 1)
  local progress = until_end({ done = 0 }, collect, io, check_limit(limit, 2))
  return progress.span:slice(1, progress.done)
end

local function forward(progress, source, sink, limit)
  local span = byte_span.new(math.min(CHUNK, limit))
  while progress.done < limit do
    local left = limit - progress.done
    local room = left < #span and span:slice(1, left) or span
    progress.reading = true
    local count = move({ done = 0 }, source, 'read_some', room, #room, 1)
    progress.reading = false
    move(progress, sink, 'write_some', span:slice(1, count), count, count)
  end
end

-- stream.copy(source, sink [, limit]) -> count of what was written
function stream.copy(source, sink, limit)
  check_stream(source, 'read_some', 1)
  check_stream(sink, 'write_some', 2)
  return until_end({ done = 0 }, forward, source, sink, check_limit(limit, 3)).done
end

---- lines ----

-- stream.lines(io [, options of a scanner]) -> iterator
function stream.lines(io, options)
  check_stream(io, 'read_some', 1)
  if options ~= nil and type(options) ~= 'table' then invalid(2) end
  local own = {}
  for key, value in pairs(options or {}) do own[key] = value end
  own.stream = io
  if own.buffer_size_hint == nil then
    own.buffer_size_hint = math.min(CHUNK, tonumber(own.max_record_size) or CHUNK)
  end
  return scanner.new(own):lines()
end

return stream
