-- SPDX-License-Identifier: MIT
-- Who closes sends a frame and waits for the other's; the reader there learns code and reason.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local function close(...)
  local server, client = peers.both()
  local reader = spawn(function()
    local ok, why = pcall(server.read_some, server, byte_span.new(1))
    return ok, peers.name(why), why.close_code, why.close_reason
  end)
  client:close(...)
  print(reader:join())
  print(client.is_open, server.is_open, peers.try(client.write, client, "x"))
end
close()
-- expect: false	closed	1005	
-- expect: false	false	bad_descriptor
close(1000)
-- expect: false	closed	1000	
-- expect: false	false	bad_descriptor
close(4999, "gr\195\188\195\159e")
-- expect: false	closed	4999	grüße
-- expect: false	false	bad_descriptor
local server, raw = peers.server()
for _, code in ipairs { 0, 999, 1004, 1006, 1015, 2999, 5000, 1000.5, "1000" } do
  io.write(table.concat({ peers.try(server.close, server, code) }, " "), ",")
end
print(server.is_open)
-- expect: EINVAL 2,EINVAL 2,EINVAL 2,EINVAL 2,EINVAL 2,EINVAL 2,EINVAL 2,EINVAL 2,EINVAL 2,true
print(peers.try(server.close, server, 1000, ("x"):rep(124)))  -- expect: EINVAL	3
print(peers.try(server.close, server, 1000, "\255"))          -- expect: EINVAL	3
print(peers.try(server.close, server, nil, "x"))              -- expect: EINVAL	3
-- What comes before the answer is dropped.
local closer = spawn(function() server:close(1001, "bye") end)
print(peers.hear_close(raw))                  -- expect: 136	1001	bye	false
peers.say(raw, peers.masked(0x81, "late"), peers.masked(0x89, "p"), peers.masked(0x88, "\3\233"))
closer:join()
print(server.is_open, peers.hear_all(raw) == "")  -- expect: false	true
