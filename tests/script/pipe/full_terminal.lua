-- SPDX-License-Identifier: MIT
-- Who writes more to a terminal than is read there holds up nobody else, by whatever object.
local file, pipe, serial_port = require "file", require "pipe", require "serial_port"
local stream = require "stream"
local text = ("x"):rep(65536)
local function new(class) return function(fd) return class.new(fd) end end
local function assign(class)
  return function(fd)
    local object = class.new()
    object:assign(fd)
    return object
  end
end
local function open(fd)
  local object = file.stream.new()
  object:open(tostring(fd), { "write_only" })
  return object
end
local makers = {
  new(pipe.write_stream), assign(pipe.write_stream), new(file.stream), assign(file.stream), open,
}
for _, make in ipairs(makers) do
  local master, slave = serial_port.ptypair()
  local terminal = make(slave)
  local writer = spawn(function() return stream.write_all(terminal, text) end)
  for _ = 1, 5 do this_fiber.yield() end
  io.write "others run; "
  local span = byte_span.new(#text)
  print(stream.read_all(master, span), writer:join())
end
-- expect: others run; 65536	65536
-- expect: others run; 65536	65536
-- expect: others run; 65536	65536
-- expect: others run; 65536	65536
-- expect: others run; 65536	65536
