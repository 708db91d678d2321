-- SPDX-License-Identifier: MIT
-- Those who read are served in their order, and so are those who write.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()
local one, other = peers.pair()

local got, fibers = {}, {}
for i = 1, 5 do
  fibers[i] = spawn(function() got[i] = peers.read(other, i) end)
end
this_fiber.yield()
one:write_some "a"
this_fiber.yield()
one:write_some "bbccc"
one:write_some "ddddeeeee"
for i = 1, 5 do fibers[i]:join() end
print(table.concat(got, " "))                          -- expect: a bb ccc dddd eeeee

-- The records of ten writers, who have to wait, come in their order, and whole.
local BIG = 16384
fibers = {}
for i = 1, 100 do
  fibers[i] = spawn(function() assert(one:write_some(string.char(i):rep(BIG)) == BIG) end)
end
for i = 1, 100 do
  local size = 0
  while size < BIG do
    local text = peers.read(other, BIG - size)
    assert(text == string.char(i):rep(#text), i)
    size = size + #text
  end
end
for i = 1, 100 do fibers[i]:join() end
print "in order"                                       -- expect: in order
