-- SPDX-License-Identifier: MIT
-- What an actor does to its globals, its libraries and its metatables, no other one sees.
local inbox = require "inbox"
everywhere = (everywhere or 0) + 1
string.mark = (string.mark or 0) + 1
package.loaded.mark = (package.loaded.mark or 0) + 1
if _CONTEXT == 'worker' then
  inbox:receive():send { everywhere, string.mark, package.loaded.mark }
  everywhere, string.rep = nil, nil
  return
end
for _ = 1, 2 do
  local channel = spawn_vm '.'
  channel:send(inbox)
  print(unpack(inbox:receive()))
end
print(everywhere, ('x'):rep(3), _CONTEXT)
-- expect: 1	1	1
-- expect: 1	1	1
-- expect: 1	xxx	main
