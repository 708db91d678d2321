-- SPDX-License-Identifier: MIT
-- Thousands of small changes of frames, always the same ones: each ends, and says why.
local http, websocket = require "http", require "websocket"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local eof = require "asio_error".misc.eof
local seed = 4711
local function random(n)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return math.floor(seed / 65536) % n
end
local function pieces(text)
  local self = {}
  function self:read_some(span)
    if text == "" then error(eof, 0) end
    local count = span:first(math.min(#span, 1 + random(40))):copy(text)
    text = text:sub(count + 1)
    return count
  end
  function self:write_some(span) return #span end
  function self:close() self.is_closed = true end
  return self
end
local good = peers.masked(0x81, "hello") .. peers.masked(1, "gr\195") ..
  peers.masked(0x89, "p") .. peers.masked(0x80, "\188\195\159e") .. peers.masked(0x82, ("\255"):rep(200)) ..
  peers.masked(0x88, "\3\232bye")
local seen = {}
for _ = 1, 4000 do
  local text = good
  for _ = 1, 1 + random(3) do
    local at = random(#text + 1)
    local change = random(4)
    local byte = string.char(random(256))
    if change == 0 then text = text:sub(1, at) .. byte .. text:sub(at + 1) end
    if change == 1 then text = text:sub(1, at) .. text:sub(at + 2 + random(5)) end
    if change == 2 then text = text:sub(1, at) .. byte .. text:sub(at + 2) end
    if change == 3 then text = text:sub(1, at) end
  end
  local io, req = pieces(peers.request() .. text), http.request.new()
  local socket = http.socket.new(io)
  socket:read_request(req)
  local ws = websocket.new(socket, req)
  local why = peers.try(function()
    while true do peers.read(ws, 1 + random(100)) end
  end)
  seen[why] = true
  if not io.is_closed then print(("left open: %q"):format(text)) end
end
local all = {}
for why in pairs(seen) do all[#all + 1] = why end
table.sort(all)
print(table.concat(all, " "))                 -- expect: closed eof invalid_text protocol_error
