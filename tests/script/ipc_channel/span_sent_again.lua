-- SPDX-License-Identifier: MIT
-- A span that is sent again arrives as it is then, whatever has changed it, or nothing.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  while true do
    local span = inbox:receive()
    span[2] = 1
    boss:send { first = span[1], last = span[#span], size = #span }
  end
end
local pipe = require "pipe"
local channel = spawn_vm { module = '.', subprocess = {} }
channel:send(inbox)
local SIZE = 300000
local span = byte_span.new(SIZE)
local function show(sent)
  channel:send(sent)
  local told = inbox:receive()
  print(told.first, told.last, told.size)
end
show(span)                     -- expect: 0	0	300000
show(span)                     -- expect: 0	0	300000
span[1] = 7
show(span)                     -- expect: 7	0	300000
span:fill(9)
show(span)                     -- expect: 9	9	300000
span:first(2):copy "ab"
show(span)                     -- expect: 97	9	300000
show(span:slice(2))            -- expect: 98	9	299999
span:inplace_upper()
show(span)                     -- expect: 65	9	300000
local from, to = pipe.pair()
to:write_some "z"
from:read_some(span)
show(span)                     -- expect: 122	9	300000
local reader = spawn(function() from:read_some(span) end)
show(span)                     -- expect: 122	9	300000
to:write_some "y"
reader:join()
show(span)                     -- expect: 121	9	300000
print(span:first(SIZE - 1):append("e") ~= nil, span[SIZE])   -- expect: true	101
show(span)                     -- expect: 121	101	300000
print(span[2])                 -- expect: 66
