-- SPDX-License-Identifier: MIT
-- wait("error") ends when the connection has failed, and not when there is something to read.
local net = require "/tools/net"
local one, other = net.pair()
other:set_option("linger", true, 0)
local ended = false
local waiter = spawn(function()
  one:wait "error"
  ended = true
end)
other:write_some "x"
one:wait "read"
net.settle()
print(ended)                                        -- expect: false
other:close()
waiter:join()
print(ended)                                        -- expect: true
