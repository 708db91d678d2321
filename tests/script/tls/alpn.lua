-- SPDX-License-Identifier: MIT
-- The server chooses a protocol that the client offers, the one that it likes best itself.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()

local function try(offered, known)
  local client, server = peers.client(), peers.server()
  if offered then client:set_alpn(offered) end
  if known then server:set_alpn(known) end
  local one, other = peers.pair(client, server)
  return one.alpn, other.alpn
end

print(try({ "http/1.1", "h2" }, { "h2", "http/1.1" }))         -- expect: h2	h2
print(try({ "h3", "http/1.1" }, { "h2", "http/1.1" }))         -- expect: http/1.1	http/1.1
print(try({ "h2" }, nil))                                      -- expect: nil	nil
print(try(nil, { "h2" }))                                      -- expect: nil	nil
print(peers.why(try, { "h3" }, { "h2" }))
-- expect: asio.ssl tlsv1 alert no application protocol (SSL routines)

-- A connection may have another list than its context.
local one, other = peers.pair(nil, nil, function(client, server)
  client:set_alpn { "a", "b" }
  server:set_alpn { "b" }
end)
print(one.alpn, other.alpn)                                    -- expect: b	b
for _, wrong in ipairs { { "" }, { ("x"):rep(256) }, { 1 }, "h2" } do
  local ok, why = pcall(peers.client().set_alpn, peers.client(), wrong)
  print(ok, why, why.arg)
end
-- expect: false	Invalid argument	2
-- expect: false	Invalid argument	2
-- expect: false	Invalid argument	2
-- expect: false	Invalid argument	2
