-- SPDX-License-Identifier: MIT
-- Rows: the objects of the module pipe.

local system = require "system"
local objects = require "pipe"
local here = arg[0]:match ".*/" .. "table/"
local pipe = dofile(here .. "pipe.lua")

local rows = {}
local add = dofile(here .. "through.lua")(rows)

-- A descriptor of one end.
local function duplicate(of)
  local restore = pipe.replace(0, of)
  local fd = system.in_:dup()
  restore()
  return fd
end

local function disconnect_of(object)
  return function() object:close() end
end

local function read_stream(c)
  c.object = objects.read_stream.new(duplicate(c.pipe.r))
  c.disconnect = disconnect_of(c.object)
end

local function write_stream(c)
  c.object = objects.write_stream.new(duplicate(c.pipe.w))
  c.disconnect = disconnect_of(c.object)
end

add.read_some('read_stream', read_stream)
add.write_some('write_stream', write_stream)
add.write_some_in_line('write_stream', write_stream)

return rows
