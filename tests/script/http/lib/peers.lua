-- SPDX-License-Identifier: MIT
-- An http.socket and the raw socket at its other end, and how a test talks to that.

local asio_error, core_error = require "asio_error", require "core_error"
local generic_error = require "generic_error"
local http, ip, stream = require "http", require "ip", require "stream"

local peers = {}

-- Two ends of a connection.
function peers.pair()
  local acceptor, one = ip.tcp.acceptor.new(), ip.tcp.socket.new()
  acceptor:open "v4"
  acceptor:bind("127.0.0.1", 0)
  acceptor:listen()
  one:connect(acceptor.local_address, acceptor.local_port)
  local other = acceptor:accept()
  acceptor:close()
  return one, other
end

function peers.new(options)
  local raw, mine = peers.pair()
  return http.socket.new(mine, options), raw
end

-- Two that speak HTTP: a server and a client.
function peers.both(options)
  local one, other = peers.pair()
  return http.socket.new(one, options), http.socket.new(other, options)
end

function peers.say(raw, ...)
  for _, text in ipairs { ... } do stream.write_all(raw, text) end
end

-- Just so much as is expected, or what came until the end.
function peers.hear(raw, size)
  local buffer, text = byte_span.new(size), ""
  while #text < size do
    local ok, count = pcall(raw.read_some, raw, buffer:first(size - #text))
    if not ok then return text .. "<" .. peers.name(count) .. ">" end
    text = text .. tostring(buffer:first(count))
  end
  return text
end

function peers.hear_all(raw)
  local ok, text = pcall(stream.read_to_end, raw)
  return ok and tostring(text) or "<" .. peers.name(text) .. ">"
end

local names = {}
for _, name in ipairs { "buffer_exhausted", "native_stream_unsupported", "out_of_order",
                        "parsing_error", "wrong_direction" } do
  names[name] = http.error[name]
end
for _, name in ipairs { "EINVAL", "EBUSY", "EMSGSIZE" } do names[name] = generic_error[name] end
names.closed = asio_error.basic.bad_descriptor
names.aborted = asio_error.basic.operation_aborted
names.timed_out = asio_error.basic.timed_out
names.reset = asio_error.basic.connection_reset
names.eof = asio_error.misc.eof
names.bad_index = core_error.bad_index
names.canceled = core_error.fiber_canceled

function peers.name(why)
  for name, error in pairs(names) do
    if why == error then return name end
  end
  return tostring(why)
end

-- Call, and say how it failed: the name, and the argument if that was it.
function peers.try(f, ...)
  local ok, why = pcall(f, ...)
  if ok then return "ok" end
  local place = type(why) == "table" and (why.arg or why.index)
  if place then return peers.name(why), place end
  return peers.name(why)
end

-- The fields in order.
function peers.show(headers)
  local lines = {}
  for name, value in pairs(headers) do
    if type(value) == "table" then value = "[" .. table.concat(value, "|") .. "]" end
    lines[#lines + 1] = name .. "=" .. value
  end
  table.sort(lines)
  return table.concat(lines, " ")
end

return peers
