-- SPDX-License-Identifier: MIT
-- What breaks the protocol is answered with a close frame that says why, and the connection ends.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local function send(...)
  local server, raw = peers.server()
  peers.say(raw, ...)
  local fiber = spawn(function()
    return peers.try(function() while true do peers.read(server) end end)
  end)
  local first, code = peers.hear_close(raw)
  raw:shutdown "send"
  print(first, code, fiber:join(), server.is_open, peers.hear_all(raw) == "")
end
local masked = peers.masked
send(masked(0xc1, "rsv"))                     -- expect: 136	1002	protocol_error	false	true
send(masked(0x83, "opcode"))                  -- expect: 136	1002	protocol_error	false	true
send(masked(0x8b, "opcode"))                  -- expect: 136	1002	protocol_error	false	true
send(peers.frame(0x81, "not masked"))         -- expect: 136	1002	protocol_error	false	true
send(masked(0x80, "nothing to continue"))     -- expect: 136	1002	protocol_error	false	true
send(masked(1, "a"), masked(0x81, "b"))       -- expect: 136	1002	protocol_error	false	true
send(masked(9, "fragmented ping"))            -- expect: 136	1002	protocol_error	false	true
send(masked(0x89, ("x"):rep(126)))            -- expect: 136	1002	protocol_error	false	true
send("\129\254\0\5\0\0\0\0hello")             -- expect: 136	1002	protocol_error	false	true
send("\129\255\0\0\0\0\0\0\255\255\0\0\0\0")  -- expect: 136	1002	protocol_error	false	true
send("\130\255\0\32\0\0\0\0\0\0\0\0\0\0")     -- expect: 136	1009	too_large	false	true
send("\130\255\255\0\0\0\0\0\0\0\0\0\0\0")    -- expect: 136	1009	too_large	false	true
send(masked(0x88, "x"))                       -- expect: 136	1002	protocol_error	false	true
send(masked(0x88, "\3\231"))                  -- expect: 136	1002	protocol_error	false	true
send(masked(0x88, "\3\237"))                  -- expect: 136	1002	protocol_error	false	true
send(masked(0x88, "\3\232\255"))              -- expect: 136	1007	invalid_text	false	true
local client, raw = peers.client(peers.masked(0x81, "masked"))
local fiber = spawn(function() return peers.try(peers.read, client) end)
print(peers.hear_close(raw))                  -- expect: 136	1002		true
raw:close()
print(fiber:join())                           -- expect: protocol_error
