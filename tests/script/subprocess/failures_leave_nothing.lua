-- SPDX-License-Identifier: MIT
-- Wherever a call fails for want of descriptors, no descriptor and no process is left, and
-- those that are there are not touched.
local tools, inbox = require "./tools", require "inbox"
local ffi = require "ffi"
if _CONTEXT == "worker" then
  pcall(inbox.receive, inbox)
  return
end
local function children(pid)
  local file = io.open(("/proc/%d/task/%d/children"):format(pid, pid))
  local list = {}
  for child in file:read "*a":gmatch "%d+" do list[#list + 1] = tonumber(child) end
  file:close()
  return list
end
local process = spawn_vm { module = ".", subprocess = {} }
local zygote = children(ffi.C.getpid())[1]
local before, ours = tools.descriptors(), {}
ffi.cdef "int dup(int); int close(int); int getrlimit(int, uint64_t *); int setrlimit(int, const uint64_t *);"
local limit = ffi.new("uint64_t[2]")
ffi.C.getrlimit(7, limit)
local whole = limit[0]
limit[0] = 64
ffi.C.setrlimit(7, limit)
local failed = 0
for room = 0, 12 do
  local kept = {}
  while true do
    local fd = ffi.C.dup(0)
    if fd < 0 then break end
    kept[#kept + 1] = fd
  end
  for _ = 1, room do ffi.C.close(table.remove(kept)) end
  local made = {}
  for _ = 1, 4 do
    local ok, what = pcall(spawn_vm, { module = ".", subprocess = {} })
    if ok then made[#made + 1] = what
    elseif tostring(what.category) == "system" and what.code == 24 then failed = failed + 1
    else print(room, tostring(what)) end
  end
  for _, fd in ipairs(kept) do ffi.C.close(fd) end
  for _, other in ipairs(made) do
    other:kill()
    other:wait()
  end
  made = nil
  collectgarbage()
  collectgarbage()
  if tools.descriptors() ~= before then print(room, tools.descriptors(), before) end
end
limit[0] = whole
ffi.C.setrlimit(7, limit)
print(failed > 12)                                       -- expect: true
-- the one that we have, and one that is there before anybody asks
print(tools.await(function() return #children(zygote) <= 2 end)) -- expect: true
process:send(1)
print(tools.ending(process))                             -- expect: exit 0
