-- SPDX-License-Identifier: MIT
-- However the bytes are cut, the messages are the same: frames, masks and characters too.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local text = peers.masked(0x81, "gr\195\188\195\159e \226\130\172 \240\159\152\128") ..
  peers.masked(1, "a\226") .. peers.masked(0x89, "p") .. peers.masked(0x80, "\130\172b") ..
  peers.masked(0x82, ("x"):rep(130))
local want = "gr\195\188\195\159e \226\130\172 \240\159\152\128 a\226\130\172b " .. ("x"):rep(130)
local function run(server)
  return peers.read(server, 7) .. " " .. peers.read(server, 1) .. " " .. peers.read(server)
end
local server, raw = peers.server()
for at = 1, #text - 1 do
  peers.say(raw, text:sub(1, at))
  local reader = spawn(function() return run(server) end)
  this_fiber.yield()
  this_fiber.yield()
  peers.say(raw, text:sub(at + 1))
  if reader:join() ~= want then print("cut at", at) end
end
for at = 1, #text do
  peers.say(raw, text:sub(at, at))
end
print(run(server) == want)                    -- expect: true
