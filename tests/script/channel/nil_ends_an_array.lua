-- SPDX-License-Identifier: MIT
-- Elements behind a nil are lost, were it the first one.
local inbox = require "inbox"
local echo = spawn_vm '/workers/echo'
echo:send(inbox)
local function through(value)
  echo:send(value)
  return inbox:receive()
end
local got = through { nil, 2, 3 }
print(next(got))                                   -- expect: nil
got = through { 1, nil, 3 }
print(got[1], got[2], got[3])                      -- expect: 1	nil	nil
got = through { { nil, 2 }, name = 'lost' }
print(next(got[1]), got.name)                      -- expect: nil	nil
