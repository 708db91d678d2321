-- SPDX-License-Identifier: MIT
-- Who is interrupted while he writes leaves a stream that others can go on with: what he is
-- told was written is there, no more and no less.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()

local one, other = peers.pair()
local written, interrupted = 0, 0
local function text_at(place, size)
  local parts = {}
  for i = 1, size do parts[i] = string.char((place + i) % 251) end
  return table.concat(parts)
end

local function write_until_stopped()
  while true do
    written = written + one:write_some(text_at(written, 5000))
  end
end

-- Nobody reads: the buffers fill.
for _ = 1, 20 do
  local fiber = spawn(write_until_stopped)
  local before = -1
  while before ~= written do
    before = written
    for _ = 1, 50 do this_fiber.yield() end
    require "time".sleep(0.01)
  end
  fiber:interrupt()
  fiber:join()
  interrupted = interrupted + (fiber.interruption_caught and 1 or 0)
end
print(interrupted)                                     -- expect: 20

local size, room = 0, byte_span.new(10000)
local reader = spawn(function()
  while true do
    local ok, count = pcall(other.read_some, other, room)
    if not ok then
      other:shutdown()
      return tostring(count)
    end
    assert(tostring(room:first(count)) == text_at(size, count), "other bytes")
    size = size + count
  end
end)
written = written + one:write_some(text_at(written, 5000))
one:shutdown()
print(reader:join(), size == written)                  -- expect: end of file	true
