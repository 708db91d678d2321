-- SPDX-License-Identifier: MIT
-- black_hole.lua - a port where connections are neither made nor refused.
local ip = require "ip"

-- Its queue has room for one connection, and that one is there.
function black_hole(address, port)
  local acceptor = ip.tcp.acceptor.new()
  acceptor:open(address)
  if address.is_v6 then acceptor:set_option('v6_only', true) end
  acceptor:bind(address, port)
  acceptor:listen(0)
  local socket = ip.tcp.socket.new()
  socket:connect(address, acceptor.local_port)
  return acceptor, socket
end

-- How many descriptors this process has. The shell looks when it was made and is told to.
function descriptors()
  local shell = io.popen('read go; ls /proc/$PPID/fd | wc -l >descriptors', 'w')
  shell:write 'go\n'
  shell:close()
  local file = io.open 'descriptors'
  local count = file:read '*n'
  file:close()
  return count
end
