# SPDX-License-Identifier: MIT
# Where a duplicate cannot be made nothing is sent, and nothing is lost.

cat >send.lua <<'END'
local inbox, pipe = require "inbox", require "pipe"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  boss:send(#inbox:receive())
  return
end
local r, w = pipe.pair()
local fd, worker = w:release(), spawn_vm "."
worker:send(inbox)
local copies = {}
while true do
  local ok, copy = pcall(fd.dup, fd)
  if not ok then break end
  copies[#copies + 1] = copy
end
for i = 1, 3 do copies[i]:close() end
local ok, why = pcall(worker.send, worker, { fd, fd, fd, fd, fd })
print(ok, why == require("generic_error").EMFILE)
worker:send { fd, fd, fd }
print(inbox:receive())
END
ulimit -n 40
"$CELLUA" send.lua
# expect: false	true
# expect: 3
