-- SPDX-License-Identifier: MIT
-- Who waits at a socket that is released gets ECANCELED, and takes nothing from the next owner.
local net, waits = require "/tools/net", require "/tools/waits"
waits.each(function(name, object, call, again)
  local fibers = {}
  for i = 1, name == "connect" and 1 or 2 do
    fibers[i] = spawn(function() return net.try(call) end)
  end
  net.settle()
  local fd = object:release()
  print(name, object.is_open, getmetatable(fd))
  object:assign(fd)
  if again then assert(again()) end
  for _, fiber in ipairs(fibers) do assert(fiber:join() == "system 125") end
end)
-- expect: connect	false	file_descriptor
-- expect: accept	false	file_descriptor
-- expect: read_some	false	file_descriptor
-- expect: receive	false	file_descriptor
-- expect: write_some	false	file_descriptor
-- expect: send	false	file_descriptor
-- expect: wait	false	file_descriptor
-- expect: udp receive	false	file_descriptor
-- expect: udp receive_from	false	file_descriptor
-- expect: udp wait	false	file_descriptor
