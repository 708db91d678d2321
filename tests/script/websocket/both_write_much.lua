-- SPDX-License-Identifier: MIT
-- Two ends that write much at once, read it, and ping each other, hold nobody up.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, client = peers.both()
local big = ("y"):rep(8 * 1024 * 1024)
local function talk(ws)
  local writer = spawn(function()
    for _ = 1, 3 do ws:write(big) end
  end)
  for _ = 1, 3 do
    if peers.read(ws, 65536) ~= big then print "wrong" end
  end
  writer:join()
end
local one = spawn(function() talk(server) end)
talk(client)
one:join()
print "done"                                  -- expect: done
