-- SPDX-License-Identifier: MIT
-- file.lua - transfers at an offset until all is done. Called with the module, to which it adds
-- functions.
local file = ...
local generic_error, stream = require "generic_error", require "stream"

local function invalid(position)
  local why = generic_error.EINVAL
  why.arg = position
  error(why, 0)
end

local objects = { table = true, userdata = true, cdata = true }

local function check_object(value, name)
  if not objects[type(value)] or not value[name] then invalid(1) end
end

local function check_number(value, position)
  if type(value) ~= 'number' or value ~= value then invalid(position) end
end

local function check_span(value)
  if getmetatable(value) ~= 'byte_span' then invalid(3) end
end

local function check_data(value)
  if type(value) ~= 'string' then check_span(value) end
end

-- The part of `io` from `offset` on as a stream.
local function part(io, offset, method, name)
  local function move(_, span)
    local count = io[name](io, offset, span)
    offset = offset + (tonumber(count) or 0)
    return count
  end
  return { [method] = move }
end

local function reader(io, offset)
  check_object(io, 'read_some_at')
  check_number(offset, 2)
  return part(io, offset, 'read_some', 'read_some_at')
end

local function writer(io, offset)
  check_object(io, 'write_some_at')
  check_number(offset, 2)
  return part(io, offset, 'write_some', 'write_some_at')
end

-- file.read_all_at(io, offset, bytes) -> count
function file.read_all_at(io, offset, buffer)
  local from = reader(io, offset)
  check_span(buffer)
  return stream.read_all(from, buffer)
end

-- file.read_at_least_at(io, offset, bytes, minimum) -> count
function file.read_at_least_at(io, offset, buffer, minimum)
  local from = reader(io, offset)
  check_span(buffer)
  check_number(minimum, 4)
  return stream.read_at_least(from, buffer, minimum)
end

-- file.write_all_at(io, offset, bytes or string) -> count
function file.write_all_at(io, offset, buffer)
  local to = writer(io, offset)
  check_data(buffer)
  return stream.write_all(to, buffer)
end

-- file.write_at_least_at(io, offset, bytes or string, minimum) -> count
function file.write_at_least_at(io, offset, buffer, minimum)
  local to = writer(io, offset)
  check_data(buffer)
  check_number(minimum, 4)
  return stream.write_at_least(to, buffer, minimum)
end
