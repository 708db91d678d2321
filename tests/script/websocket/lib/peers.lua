-- SPDX-License-Identifier: MIT
-- WebSockets whose other end a test speaks for itself, frame by frame.

local http, stream, websocket = require "http", require "stream", require "websocket"
local asio_error, generic_error = require "asio_error", require "generic_error"
local core_error, ip = require "core_error", require "ip"
local digest = dofile(arg[0]:match ".*/" .. "lib/digest.lua")

local peers = {}

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

peers.KEY = "dGhlIHNhbXBsZSBub25jZQ=="
peers.ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="

function peers.request(fields)
  return "GET /chat HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" ..
    "Sec-WebSocket-Key: " .. peers.KEY .. "\r\nSec-WebSocket-Version: 13\r\n" ..
    (fields or "") .. "\r\n"
end

function peers.say(raw, ...)
  for _, text in ipairs { ... } do stream.write_all(raw, text) end
end

function peers.hear(raw, size)
  local span = byte_span.new(size)
  stream.read_all(raw, span)
  return tostring(span)
end

function peers.hear_head(raw)
  local text = ""
  repeat text = text .. peers.hear(raw, 1) until text:find "\r\n\r\n$"
  return text
end

-- What is left until the end, without frames.
function peers.hear_all(raw)
  local ok, text = pcall(stream.read_to_end, raw)
  return ok and tostring(text) or "<" .. peers.name(text) .. ">"
end

-- Our server, and a raw client.
function peers.server(behind)
  local raw, mine = peers.pair()
  local socket, req = http.socket.new(mine), http.request.new()
  peers.say(raw, peers.request() .. (behind or ""))
  socket:read_request(req)
  local ws = websocket.new(socket, req)
  peers.hear_head(raw)
  return ws, raw
end

-- Our client, and a raw server.
function peers.client(behind)
  local raw, mine = peers.pair()
  local fiber = spawn(function() return (websocket.new(mine, "x", "/")) end)
  local key = peers.hear_head(raw):match "sec%-websocket%-key: (.-)\r\n"
  peers.say(raw, peers.response(key) .. (behind or ""))
  return fiber:join(), raw
end

function peers.response(key, fields)
  local accept = digest.accept(key)
  return "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" ..
    "Sec-WebSocket-Accept: " .. accept .. "\r\n" .. (fields or "") .. "\r\n"
end

-- Both ours: server, client.
function peers.both()
  local one, other = peers.pair()
  local fiber = spawn(function()
    local socket, req = http.socket.new(one), http.request.new()
    socket:read_request(req)
    return websocket.new(socket, req)
  end)
  local client = websocket.new(other, "x", "/")
  return fiber:join(), client
end

-- A frame. The first byte says what it is; `key` masks it.
function peers.frame(first, payload, key)
  local masked, size = key and 128 or 0, #payload
  local text = string.char(first)
  if size < 126 then
    text = text .. string.char(masked + size)
  elseif size < 65536 then
    text = text .. string.char(masked + 126, math.floor(size / 256), size % 256)
  else
    text = text .. string.char(masked + 127, 0, 0, 0, 0, 0, math.floor(size / 65536),
      math.floor(size / 256) % 256, size % 256)
  end
  if not key then return text .. payload end
  local bytes = { payload:byte(1, -1) }
  for i = 1, #bytes do bytes[i] = string.char(bit.bxor(bytes[i], key:byte((i - 1) % 4 + 1))) end
  return text .. key .. table.concat(bytes)
end

-- A frame as a client sends it.
function peers.masked(first, payload) return peers.frame(first, payload, "\1\2\3\250") end

-- The next frame: its first byte, its payload, and if it was masked.
function peers.hear_frame(raw)
  local head = peers.hear(raw, 2)
  local first, size = head:byte(1, 2)
  local masked = size >= 128
  size = size % 128
  if size >= 126 then
    local width, text = size == 126 and 2 or 8, nil
    text, size = peers.hear(raw, width), 0
    for i = 1, width do size = size * 256 + text:byte(i) end
  end
  local key = masked and peers.hear(raw, 4)
  local payload = size > 0 and peers.hear(raw, size) or ""
  if masked then
    local bytes = {}
    for i = 1, size do
      bytes[i] = string.char(bit.bxor(payload:byte(i), key:byte((i - 1) % 4 + 1)))
    end
    payload = table.concat(bytes)
  end
  return first, payload, masked
end

-- The next frame, which closes: its first byte, its code, its reason, and if it was
-- masked.
function peers.hear_close(raw)
  local first, payload, masked = peers.hear_frame(raw)
  local code = #payload > 1 and payload:byte(1) * 256 + payload:byte(2)
  return first, code, payload:sub(3), masked
end

local names = {}
for _, name in ipairs { "closed", "handshake_failed", "invalid_text", "protocol_error",
                        "too_large" } do
  names[name] = websocket.error[name]
end
for _, name in ipairs { "EINVAL", "EBUSY" } do names[name] = generic_error[name] end
names.bad_descriptor = asio_error.basic.bad_descriptor
names.aborted = asio_error.basic.operation_aborted
names.reset = asio_error.basic.connection_reset
names.eof = asio_error.misc.eof
names.bad_index = core_error.bad_index
names.canceled = core_error.fiber_canceled
names.out_of_order = http.error.out_of_order
names.wrong_direction = http.error.wrong_direction
names.parsing_error = http.error.parsing_error

function peers.name(why)
  for name, error in pairs(names) do
    if why == error then return name end
  end
  return tostring(why)
end

function peers.try(f, ...)
  local ok, why = pcall(f, ...)
  if ok then return "ok" end
  local place = type(why) == "table" and (why.arg or why.index or why.close_code or why.status)
  if place then return peers.name(why), place end
  return peers.name(why)
end

-- A whole message: its text, its type.
function peers.read(ws, size)
  local span, parts, count, status = byte_span.new(size or 4096), {}, nil, nil
  repeat
    count, status = ws:read_some(span)
    parts[#parts + 1] = tostring(span:first(count))
  until status ~= "partial"
  return table.concat(parts), status
end

return peers
