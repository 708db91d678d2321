-- SPDX-License-Identifier: MIT
-- process.lua - start programs, and see how long they take and how large they are.
local ffi = require 'ffi'
local C = ffi.C

ffi.cdef [[
struct timespec { long tv_sec, tv_nsec; };
int clock_gettime(int, struct timespec *);
int posix_spawnp(int *, const char *, const void *, const void *, const char *const [],
    const char *const []);
int posix_spawn_file_actions_init(void *);
int posix_spawn_file_actions_destroy(void *);
int posix_spawn_file_actions_addopen(void *, int, const char *, int, unsigned);
int posix_spawn_file_actions_adddup2(void *, int, int);
int waitpid(int, int *, int);
int kill(int, int);
int pipe2(int [2], int);
int close(int);
long read(int, void *, size_t);
]]

local CLOCK_MONOTONIC, SIGKILL, EINTR, ENOENT = 1, 9, 4, 2
local O_RDONLY, O_OUTPUT, O_CLOEXEC = 0, 0x241, 0x80000   -- write, create, truncate
local process = {}

local function strings(list)
  local array = ffi.new('const char *[?]', #list + 1)
  for i = 1, #list do array[i - 1] = list[i] end
  return array
end

-- The plain locale is the fastest one for every peer.
local environment = { 'LC_ALL=C', 'PATH=' .. os.getenv 'PATH' }
local actions = ffi.new 'long[64]'   -- large enough for a posix_spawn_file_actions_t

-- Returns whether there is such a program.
local function start(pid, command)
  local why = C.posix_spawnp(pid, command[1], actions, nil, strings(command),
    strings(environment))
  C.posix_spawn_file_actions_destroy(actions)
  if why ~= 0 and why ~= ENOENT then error(command[1] .. ': errno ' .. why, 0) end
  return why == 0
end

local function wait(pid)
  local status = ffi.new 'int[1]'
  while C.waitpid(pid, status, 0) < 0 do assert(ffi.errno() == EINTR) end
  return status[0]
end

local now = ffi.new 'struct timespec'
local function milliseconds()
  C.clock_gettime(CLOCK_MONOTONIC, now)
  return tonumber(now.tv_sec) * 1e3 + tonumber(now.tv_nsec) / 1e6
end

-- Run a command between two files: how many milliseconds, or nil if there is no such
-- program. A command that fails is an error.
function process.time(command, input, output)
  local pid = ffi.new 'int[1]'
  C.posix_spawn_file_actions_init(actions)
  C.posix_spawn_file_actions_addopen(actions, 0, input, O_RDONLY, 0)
  C.posix_spawn_file_actions_addopen(actions, 1, output, O_OUTPUT, tonumber('600', 8))
  local before = milliseconds()
  if not start(pid, command) then return nil end
  local status = wait(pid[0])
  local spent = milliseconds() - before
  if status ~= 0 then
    error(('wait status %d: %s'):format(status, table.concat(command, ' ')), 0)
  end
  return spent
end

local function resident_bytes(pid)
  for line in io.lines(('/proc/%d/status'):format(pid)) do
    local kilobytes = line:match '^VmRSS:%s+(%d+)'
    if kilobytes then return tonumber(kilobytes) * 1024 end
  end
end

-- Run a command until it has written something: how many bytes it has in memory then.
function process.resident(command)
  local pid, ends = ffi.new 'int[1]', ffi.new 'int[2]'
  assert(C.pipe2(ends, O_CLOEXEC) == 0)
  C.posix_spawn_file_actions_init(actions)
  C.posix_spawn_file_actions_adddup2(actions, ends[1], 1)
  assert(start(pid, command), command[1])
  C.close(ends[1])
  local ready = C.read(ends[0], ffi.new 'char[1]', 1) == 1
  local bytes = ready and resident_bytes(pid[0])
  C.kill(pid[0], SIGKILL)
  wait(pid[0])
  C.close(ends[0])
  return bytes or error('ended early: ' .. table.concat(command, ' '), 0)
end

return process
