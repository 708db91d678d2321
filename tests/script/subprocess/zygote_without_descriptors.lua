-- SPDX-License-Identifier: MIT
-- A zygote that can take no more descriptors says so; those that it has made live on.
local tools, inbox = require "./tools", require "inbox"
local ffi = require "ffi"
if _CONTEXT == "worker" then
  pcall(inbox.receive, inbox)
  return
end
ffi.cdef "int prlimit(int, int, const uint64_t *, uint64_t *);"
local processes = {}
for i = 1, 4 do processes[i] = spawn_vm { module = ".", subprocess = {} } end
local file = io.open("/proc/self/task/" .. ffi.C.getpid() .. "/children")
local zygote = tonumber(file:read "*a":match "%d+")
for limit = 14, 6, -1 do
  ffi.C.prlimit(zygote, 7, ffi.new("uint64_t[2]", limit, limit), nil)
  for _ = 1, 3 do
    local ok, what = pcall(spawn_vm, { module = ".", subprocess = {} })
    if ok then processes[#processes + 1] = what
    elseif tostring(what.category) ~= "system" or what.code ~= 24 then
      print(limit, tostring(what))
    end
  end
end
print(#processes < 14)             -- expect: true
for _, process in ipairs(processes) do
  process:send(1)
  local ending = tools.ending(process)
  if ending ~= "exit 0" then print(ending) end
end
