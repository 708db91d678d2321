-- SPDX-License-Identifier: MIT
-- Messages of all sizes there and back, text and binary, in buffers of all sizes.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, client = peers.both()
local echo = spawn(function()
  while true do
    local ok, text, kind = pcall(peers.read, server, 5000)
    if not ok then return peers.name(text) end
    server:write(text, kind)
  end
end)
for _, size in ipairs { 0, 1, 125, 126, 127, 4096, 65535, 65536, 100000, 1000000 } do
  local text = ("0123456789abcdef"):rep(size / 16 + 1):sub(1, size)
  client:write(text)
  local got, kind = peers.read(client, size % 999 + 1)
  client:write(byte_span.append(text))
  local bytes, other = peers.read(client)
  print(size, got == text, kind, bytes == text, other)
end
client:write("x", "binary")
print(peers.read(client))
client:write(byte_span.append "y", "text")
print(peers.read(client))
client:close()
print(echo:join())
-- expect: 0	true	text	true	binary
-- expect: 1	true	text	true	binary
-- expect: 125	true	text	true	binary
-- expect: 126	true	text	true	binary
-- expect: 127	true	text	true	binary
-- expect: 4096	true	text	true	binary
-- expect: 65535	true	text	true	binary
-- expect: 65536	true	text	true	binary
-- expect: 100000	true	text	true	binary
-- expect: 1000000	true	text	true	binary
-- expect: x	binary
-- expect: y	text
-- expect: closed
