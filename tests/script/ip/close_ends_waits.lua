-- SPDX-License-Identifier: MIT
-- Who waits at a socket that another fiber closes gets ECANCELED.
local net, waits = require "/tools/net", require "/tools/waits"
waits.each(function(name, object, call, again)
  local fibers = {}
  for i = 1, name == "connect" and 1 or 2 do
    fibers[i] = spawn(function() return net.try(call) end)
  end
  net.settle()
  object:close()
  for i, fiber in ipairs(fibers) do fibers[i] = fiber:join() end
  print(name, not object.is_open, table.concat(fibers, ", "))
end)
-- expect: connect	true	system 125
-- expect: accept	true	system 125, system 125
-- expect: read_some	true	system 125, system 125
-- expect: receive	true	system 125, system 125
-- expect: write_some	true	system 125, system 125
-- expect: send	true	system 125, system 125
-- expect: wait	true	system 125, system 125
-- expect: udp receive	true	system 125, system 125
-- expect: udp receive_from	true	system 125, system 125
-- expect: udp wait	true	system 125, system 125
