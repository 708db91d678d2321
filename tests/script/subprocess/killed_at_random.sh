#!/bin/sh
# SPDX-License-Identifier: MIT
# Trees of processes that talk to each other are made, and one of each tree is killed at a
# random moment, be it the program, a zygote, a first process or an actor: nothing of the tree
# is left after that, and nothing hangs. ROUNDS=1000 in the environment tries more than 60;
# SEED repeats what was seen.
cat >tree.lua <<'END'
local inbox, system, time = require 'inbox', require 'system', require 'time'
local boss, depth, number, rules = nil, 0, tonumber(arg and arg[1]), false
if _CONTEXT == 'worker' then
  local order = inbox:receive()
  boss, depth, number, rules = order.boss, order.depth, order.number, order.rules
end
math.randomseed(number)

local function talk(channel)
  spawn(function()
    while true do
      if not pcall(channel.send, channel, { number = number, from = inbox }) then break end
      time.sleep(0.001)
    end
  end):detach()
end

if boss then talk(boss) end
if depth < 3 then
  for i = 1, depth == 0 and 2 or math.random(2) do
    -- a user without a number of its own can make no further namespaces
    local spaces, script = not rules and math.random(3) == 1, math.random(3) == 1
    local ok, process = pcall(spawn_vm, { module = '.', subprocess = {
      newns_pid = spaces, newns_user = spaces, init = script and 'C.chdir "."' or nil,
      spawn_mode = math.random(4) == 1 and 'exec' or 'fork' } })
    if not ok then system.exit(1) end
    pcall(process.send, process, { boss = inbox, depth = depth + 1,
      number = number * 3 + i, rules = rules or spaces })
    talk(process)
    spawn(function()
      process:wait()
      system.exit(1)
    end):detach()
  end
end
if depth == 1 then spawn_vm { module = '.', inherit_context = false }:send {
  boss = inbox, depth = 9, number = number } end
while pcall(inbox.receive, inbox) do end
END
cat >driver.lua <<'END'
local ffi, time = require 'ffi', require 'time'
ffi.cdef [[
  struct dirent { uint64_t ino; int64_t off; uint16_t reclen; uint8_t type; char name[256]; };
  void *opendir(const char *);
  struct dirent *readdir(void *);
  int closedir(void *);
  ssize_t readlink(const char *, char *, size_t);
  int kill(int, int);
  int getpid(void);
]]
local seed, rounds, place = tonumber(arg[1]), tonumber(arg[2]), arg[3]
local room = ffi.new 'char[4096]'

local function members()
  local list, directory = {}, ffi.C.opendir '/proc'
  while true do
    local entry = ffi.C.readdir(directory)
    if entry == nil then break end
    local pid = tonumber(ffi.string(entry.name))
    if pid then
      local size = ffi.C.readlink('/proc/' .. pid .. '/cwd', room, 4096)
      if size > 0 and ffi.string(room, size) == place then list[#list + 1] = pid end
    end
  end
  ffi.C.closedir(directory)
  return list
end

local function is_gone(seconds)
  for _ = 1, seconds * 200 do
    if #members() == 0 then return true end
    time.sleep(0.005)
  end
  return false
end

local function status(pid)
  local file = io.open('/proc/' .. pid .. '/status')
  local text = file and file:read '*a' or ''
  if file then file:close() end
  return text:match 'Name:%s*(%S*)', tonumber(text:match 'PPid:%s*(%d+)')
end

-- True if its end is that of the tree. A zygote that nobody has asked yet, or that is about to
-- become one, is replaced by another.
local function is_missed(pid)
  local name, parent = status(pid)
  return parent == ffi.C.getpid() or
    name == 'cellua-actor' and status(parent) == 'cellua-zygote'
end

local largest = 0
for round = 1, rounds do
  math.randomseed(seed + round)
  local program = io.popen(('cd %s && exec "$CELLUA" ../tree.lua %d 2>/dev/null'):format(
    place, math.random(1000000)))
  time.sleep(math.random() ^ 2 * 0.15)
  local list = members()
  while #list == 0 do
    time.sleep(0.001)
    list = members()
  end
  largest = math.max(largest, #list)
  local victim = list[math.random(#list)]
  local missed = is_missed(victim)
  ffi.C.kill(victim, 9)
  if not missed and not is_gone(0.2) then
    for _, pid in ipairs(members()) do
      if select(2, status(pid)) == ffi.C.getpid() then ffi.C.kill(pid, 9) end
    end
  end
  if not is_gone(10) then
    print(('seed %d, round %d: %d are left'):format(seed, round, #members()))
    for _, pid in ipairs(members()) do ffi.C.kill(pid, 9) end
  end
  program:close()
end
print(largest > 8)
END
mkdir place
"$CELLUA" driver.lua "${SEED:-$(date +%s)}" "${ROUNDS:-60}" "$PWD/place"
# expect: true
