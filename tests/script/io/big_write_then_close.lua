-- SPDX-License-Identifier: MIT
-- close writes what is left, however much it is.

local output = io.popen('wc -c', 'w')
spawn(function()
  for _ = 1, 300 do output:write(('x'):rep(1000)) end
  output:close()
  print 'closed'
end):join()
-- expect: 300000
-- expect: closed
