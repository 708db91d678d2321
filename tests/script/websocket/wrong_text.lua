-- SPDX-License-Identifier: MIT
-- Text that is no UTF-8 ends the connection, as soon as that is sure; binary data may be
-- anything.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local bad = {
  "\128", "\191", "\192\128", "\193\191", "\224\128\128", "\224\159\191", "\237\160\128",
  "\240\128\128\128", "\240\143\191\191", "\244\144\128\128", "\245\128\128\128", "\255",
  "\194", "\226\130", "\240\159\152", "abcdefgh\255", "ab\194cdefgh", "\226\130\172\172",
}
for i, text in ipairs(bad) do
  local server, raw = peers.server()
  peers.say(raw, peers.masked(0x81, text))
  raw:shutdown "send"
  local why = peers.try(peers.read, server)
  local first, payload = peers.hear_frame(raw)
  if why ~= "invalid_text" or first ~= 0x88 or payload ~= "\3\239" then print(i, why, payload) end
end
local server, raw = peers.server()
peers.say(raw, peers.masked(0x82, "\255\254"), peers.masked(1, "a\237"))
print(peers.read(server) == "\255\254")       -- expect: true
print(server:read_some(byte_span.new(9)))     -- expect: 2	partial
peers.say(raw, peers.masked(0, "\160"))
raw:shutdown "send"
print(peers.try(server.read_some, server, byte_span.new(9)))  -- expect: invalid_text
for _, text in ipairs { "\0", "\127", "\194\128", "\223\191", "\224\160\128",
                        "\237\159\191", "\238\128\128", "\239\191\191", "\240\144\128\128", "\244\143\191\191" } do
  server, raw = peers.server()
  peers.say(raw, peers.masked(0x81, text:rep(9)))
  if peers.read(server) ~= text:rep(9) then print "good text" end
end
