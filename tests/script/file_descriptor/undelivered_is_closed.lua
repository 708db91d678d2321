-- SPDX-License-Identifier: MIT
-- What nobody receives is closed, and so is what its receiver forgets.
local inbox, pipe = require "inbox", require "pipe"
if _CONTEXT == 'worker' then
  local got = inbox:receive()
  require("time").sleep(0.02) -- what comes meanwhile is never received
  return
end
local eof = require("asio_error").misc.eof
local r, w = pipe.pair()
local fd = w:release()
local worker = spawn_vm '.'
worker:send { fd, fd }
worker:send { fd, { fd } }
fd:close()
print(select(2, pcall(r.read_some, r, byte_span.new(1))) == eof) -- expect: true
