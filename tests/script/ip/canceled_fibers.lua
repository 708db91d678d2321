-- SPDX-License-Identifier: MIT
-- A fiber that is canceled while it waits leaves the socket, and who waits behind it, alone.
local net, waits = require "/tools/net", require "/tools/waits"
waits.each(function(name, object, call, again)
  local first = spawn(call)
  local second = name ~= "connect" and spawn(function() return net.try(call) end)
  net.settle()
  first:cancel()
  first:join()
  assert(first.cancellation_caught and object.is_open)
  net.settle()
  object:cancel()
  print(name, second and second:join(), not again or again())
end)
-- expect: connect	false	true
-- expect: accept	system 125	true
-- expect: read_some	system 125	true
-- expect: receive	system 125	true
-- expect: write_some	system 125	true
-- expect: send	system 125	true
-- expect: wait	system 125	true
-- expect: udp receive	system 125	true
-- expect: udp receive_from	system 125	true
-- expect: udp wait	system 125	true
