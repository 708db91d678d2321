-- SPDX-License-Identifier: MIT
-- Each thing that is refused to who obeys a policy can be done by who obeys none: the policy
-- holds it back, and nothing else does.
local inbox = require "inbox"
if _CONTEXT == "worker" then
  local ffi = require "ffi"
  ffi.cdef [[
    int open(const char *, int, ...);
    int socket(int, int, int);
    int fork(void);
    int kill(int, int);
    int getppid(void);
    void _exit(int);
  ]]
  local boss = inbox:receive()
  local CLOSED = -1
  local function done(result) return tonumber(result) ~= CLOSED end
  local function forked()
    local pid = ffi.C.fork()
    if pid == 0 then ffi.C._exit(0) end
    return done(pid)
  end
  boss:send {
    read = done(ffi.C.open("/etc/passwd", 0)),
    write = done(ffi.C.open(inbox:receive(), 1)),
    internet = done(ffi.C.socket(2, 1, 0)),
    unix = done(ffi.C.socket(1, 1, 0)),
    fork = forked(),
    signal = done(ffi.C.kill(ffi.C.getppid(), 0)),
  }
  return
end
local name = os.tmpname()
local function attempts(options)
  options.module = "."
  local process = spawn_vm(options)
  process:send(inbox)
  process:send(name)
  return inbox:receive()
end
local free = attempts { subprocess = {} }
local bounded = attempts { policy = { ffi = true } }
local names = { "read", "write", "internet", "unix", "fork", "signal" }
for _, what in ipairs(names) do print(what, free[what], bounded[what]) end
os.remove(name)
-- expect: read	true	false
-- expect: write	true	false
-- expect: internet	true	false
-- expect: unix	true	false
-- expect: fork	true	false
-- expect: signal	true	false
