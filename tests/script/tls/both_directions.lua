-- SPDX-License-Identifier: MIT
-- Each side writes more than fits anywhere, and reads, at the same time.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()

local SIZE = 3 * 1024 * 1024 + 17
local function text_of(seed)
  local parts = {}
  for i = 1, 1024 do parts[i] = ("%d:%d;"):format(seed, i * i) end
  local part = table.concat(parts)
  return part:rep(math.ceil(SIZE / #part)):sub(1, SIZE)
end

for _, version in ipairs { "tlsv12", "tlsv13" } do
  local one, other = peers.pair(peers.client(version), peers.server(version))
  local sent, answer, got = text_of(1), text_of(2), {}
  local function write(socket, text)
    return spawn(function()
      peers.write_all(socket, text)
      socket:shutdown()
    end)
  end
  local function read(socket)
    return spawn(function()
      local parts, size, room = {}, 0, byte_span.new(50000)
      while size < SIZE do
        local count = socket:read_some(room)
        parts[#parts + 1], size = tostring(room:first(count)), size + count
      end
      got[socket] = table.concat(parts)
    end)
  end
  local fibers = { read(one), read(other), write(one, sent), write(other, answer) }
  for _, fiber in ipairs(fibers) do fiber:join() end
  print(got[one] == answer, got[other] == sent)
end
-- expect: true	true
-- expect: true	true
