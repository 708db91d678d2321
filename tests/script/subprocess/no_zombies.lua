-- SPDX-License-Identifier: MIT
-- The program neither has zombies of its processes nor is told by a signal that they end.
local tools, inbox = require "./tools", require "inbox"
local ffi = require "ffi"
if _CONTEXT == "worker" then
  require "system".exit(inbox:receive())
end
ffi.cdef [[
  typedef void (*handler)(int);
  int sigprocmask(int, const uint64_t *, uint64_t *);
]]
-- blocked, it would stay pending
ffi.C.sigprocmask(0, ffi.new("uint64_t[16]", 65536), nil)
local pids = {}
for i = 1, 20 do
  local process = spawn_vm { module = ".", subprocess = {} }
  pids[i] = process.child_pid
  if i % 2 == 0 then
    process:send(i)
    process:wait()
  else
    process:kill()
    process:wait()
  end
end
local left = 0
for _, pid in ipairs(pids) do
  if io.open("/proc/" .. pid .. "/stat") then left = left + 1 end
end
print(left)                        -- expect: 0
print(tools.status "SigPnd", tools.status "ShdPnd")
-- expect: 0000000000000000	0000000000000000
