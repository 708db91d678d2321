-- SPDX-License-Identifier: MIT
-- A closed descriptor cannot be sent: alone it is refused, in a table it is left out.
local inbox, pipe = require "inbox", require "pipe"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  local list, named = inbox:receive(), inbox:receive()
  boss:send { #list, getmetatable(list[1]), tostring(named.closed), getmetatable(named.open) }
  return
end
local r, w = pipe.pair()
local closed, open = r:release(), w:release()
closed:close()
local worker = spawn_vm '.'
local ok, why = pcall(worker.send, worker, closed)
print(ok, tostring(why.category), why.code)   -- expect: false	generic	16
worker:send(inbox)
worker:send { open, closed, open }
worker:send { open = open, closed = closed }
print(unpack(inbox:receive()))                -- expect: 1	file_descriptor	nil	file_descriptor
