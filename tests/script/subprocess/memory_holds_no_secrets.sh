#!/bin/sh
# SPDX-License-Identifier: MIT
# In the memory of a process nothing is found that its program was given or knows, nor what
# another process was told, nor the script that it has run itself; and what it was told itself
# is in none of those that it makes.
# a sanitizer's memory is endless
! grep -q -e __asan_ -e __tsan_ "$CELLUA" || exit 77
cat >script.lua <<'END'
local inbox = require 'inbox'
if _CONTEXT == 'worker' then
  local order = inbox:receive()
  order.boss:send(1)
  if order.depth > 0 then
    local process = spawn_vm { module = '.', subprocess = {} }
    process:send { boss = order.boss, depth = order.depth - 1 }
    inbox:receive()
  end
  inbox:receive()
  return
end

local ffi = require 'ffi'
ffi.cdef [[
  int open(const char *, int, ...);
  int close(int);
  int getpid(void);
  ssize_t pread(int, void *, size_t, long);
]]
local seed = arg[1]
-- What stands in this program in no place as such, but in its memory.
local function mark(name) return ('%s%s%s'):format(name, seed:reverse(), name) end
local marks = {
  argument = seed, environment = os.getenv 'SECRET', heap = mark 'heap',
  script = mark 'script', computed = mark 'computed', variable = mark 'variable',
  source = mark 'source',
}
local names = { 'argument', 'environment', 'heap', 'script', 'computed', 'variable', 'source' }

local function scan(pid)
  local found, size = {}, 4 * 1024 * 1024
  local memory, room = ffi.C.open('/proc/' .. pid .. '/mem', 0), ffi.new('char[?]', size)
  if memory < 0 then return 'unreadable' end
  for line in io.lines('/proc/' .. pid .. '/maps') do
    local first, last, readable, name = line:match '^(%x+)%-(%x+) (.)%S+%s+%S+%s+%S+%s+%S+%s*(.*)'
    first, last = tonumber(first, 16), tonumber(last, 16)
    while readable == 'r' and not name:find '^%[v' and first < last do
      local count = tonumber(ffi.C.pread(memory, room, math.min(size, last - first), first))
      if count <= 0 then break end
      local text = ffi.string(room, count)
      for _, name in ipairs(names) do
        if text:find(marks[name], 1, true) then found[name] = true end
      end
      -- a mark may lie across the border
      first = first + (count == size and count - 100 or count)
    end
  end
  ffi.C.close(memory)
  local list = {}
  for _, name in ipairs(names) do if found[name] then list[#list + 1] = name end end
  return table.concat(list, ' ')
end

local function child(pid)
  local file = io.open(('/proc/%d/task/%d/children'):format(pid, pid))
  local child = tonumber(file:read '*a':match '%d+')
  file:close()
  return child
end

local function read(file)
  local file = io.open(file)
  local text = file:read '*a'
  file:close()
  return text
end

local function start(options, secrets)
  if secrets then
    options.environment = { SECRET = marks.variable }
    local at = {}
    options.source_tree_cache = at
    for part in tostring(_FILE):gmatch '([^/]+)/' do
      at[part] = {}
      at = at[part]
    end
    -- what is large goes another way
    at['other.lua'] = '-- ' .. marks.source .. (' '):rep(options.newns_pid and 100000 or 0)
    at['script.lua'] = read 'script.lua'
    local half = #marks.computed / 2
    options.init = ('-- %s\nlocal mark = %q .. %q'):format(marks.script,
      marks.computed:sub(1, half), marks.computed:sub(half + 1))
  end
  local process = spawn_vm { module = '.', subprocess = options }
  process:send { boss = inbox, depth = 2 }
  for _ = 1, 3 do inbox:receive() end
  local guest = process.child_pid
  if options.newns_pid then guest = child(guest) end
  return process, guest
end

print('program', scan(ffi.C.getpid()))
for _, mode in ipairs { 'fork', 'exec' } do
  for _, space in ipairs { false, true } do
    local process, guest = start({ spawn_mode = mode, newns_pid = space, newns_user = space },
      true)
    print(mode, space, scan(guest))
    if space then print('first', scan(process.child_pid)) end
    local zygote = child(guest)
    local second = child(zygote)
    print('beneath', scan(zygote), scan(second), scan(child(second)), scan(child(child(second))))
    local _, other = start({ spawn_mode = mode })
    print('beside', scan(other))
  end
end
print('zygote', scan(child(ffi.C.getpid())))
END
seed=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
# who is not root cannot look into a zygote
SECRET=environment$seed "$CELLUA" script.lua "argument$seed" | sed 's/unreadable//g'
# expect: program	argument environment heap script computed variable source
# expect: fork	false	variable source
# expect: beneath				
# expect: beside	
# expect: fork	true	variable source
# expect: first	
# expect: beneath				
# expect: beside	
# expect: exec	false	variable source
# expect: beneath				
# expect: beside	
# expect: exec	true	variable source
# expect: first	
# expect: beneath				
# expect: beside	
# expect: zygote	
