#!/bin/sh
# SPDX-License-Identifier: MIT
# Thousands of processes, one after another, leave no descriptor, no zombie and no memory
# behind, in the program or in the zygote. SPAWNS=10000 in the environment makes as many as
# that instead of 1500.
cat >script.lua <<'END'
if _CONTEXT == 'worker' then return end
local ffi = require 'ffi'
ffi.cdef 'int fcntl(int, int, ...); int getpid(void);'
local count = tonumber(arg[1])

local function resident(pid)
  local file = io.open('/proc/' .. pid .. '/status')
  local size = file:read '*a':match 'VmRSS:%s*(%d+)'
  file:close()
  return tonumber(size)
end
local function children(pid)
  local list, file = {}, io.open(('/proc/%d/task/%d/children'):format(pid, pid))
  for child in file:read '*a':gmatch '%d+' do
    local name = io.open('/proc/' .. child .. '/comm')
    -- who is there before anybody asks for it stays until then
    if not name or name:read() ~= 'cellua-spare' then list[#list + 1] = tonumber(child) end
    if name then name:close() end
  end
  file:close()
  return list
end
local function descriptors()
  local open = 0
  for fd = 0, 400 do if ffi.C.fcntl(fd, 1) >= 0 then open = open + 1 end end
  return open
end
local function measure()
  for _ = 1, 2 do collectgarbage() end
  local zygote = children(ffi.C.getpid())[1]
  return { descriptors = descriptors(), program = resident(ffi.C.getpid()),
    zygote = resident(zygote), zombies = #children(zygote),
    children = #children(ffi.C.getpid()) }
end
local function make(i)
  local process = spawn_vm { module = i % 3 > 0 and '.' or nil, subprocess = {
    environment = { A = 'b' }, init = i % 3 == 0 and 'os.exit(0)' or nil } }
  if i % 2 == 0 then process:ready() end
  if i % 5 == 0 then pcall(process.kill, process) end
  process:wait()
end
local early
for i = 1, count do
  -- one that ends without ever being waited for
  if i % 100 == 0 then spawn_vm { module = '.', subprocess = {} } end
  local ok, why = pcall(make, i)
  if not ok and why.phase ~= 'boot' then print(i, why) end
  if i == count / 5 then early = measure() end
end
require 'time'.sleep(0.2)
make(1)
local late = measure()
print(late.descriptors <= early.descriptors + 4, late.zombies, late.children)
for _, name in ipairs { 'program', 'zygote' } do
  local more = late[name] - early[name]
  io.stderr:write(('%s %d kB, %+d\n'):format(name, late[name], more))
  print(name, more < tonumber(arg[2]))
end
END
# a sanitizer keeps for a while what was freed
most=300
! grep -q -e __asan_ -e __tsan_ "$CELLUA" || most=20000
"$CELLUA" script.lua "${SPAWNS:-1500}" $most
# expect: true	0	1
# expect: program	true
# expect: zygote	true
