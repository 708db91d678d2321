-- SPDX-License-Identifier: MIT
-- Who has sent a descriptor may have signals sent to who receives it, and to no harm.
-- A program that is started later dies of them as ever.
local ffi, inbox = require "ffi", require "inbox"
ffi.cdef [[
  int fcntl(int, int, ...);
  int getppid(void);
  int getpid(void);
  int raise(int);
  int socketpair(int, int, int, int *);
  long write(int, const void *, size_t);
]]
local F_SETFL, F_SETOWN, F_SETSIG, O_ASYNC = 4, 8, 10, 0x2000
local SIGURG, SIGIO = 23, 29
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  local owner = inbox:receive()
  local ends = ffi.new "int[2]"
  assert(ffi.C.socketpair(1, 1, 0, ends) == 0)
  for _, number in ipairs { 0, SIGURG, 34, 50, 64 } do
    assert(ffi.C.fcntl(ends[0], F_SETOWN, ffi.cast("int", owner)) == 0)
    assert(ffi.C.fcntl(ends[0], F_SETSIG, ffi.cast("int", number)) == 0)
    assert(ffi.C.fcntl(ends[0], F_SETFL, ffi.cast("int", O_ASYNC)) == 0)
    assert(ffi.C.write(ends[1], "x", 1) == 1)
  end
  boss:send "sent"
  return
end
local process = spawn_vm { module = ".", subprocess = { stderr = "share" } }
process:send(inbox)
process:send(ffi.C.getpid())
print(inbox:receive())                          -- expect: sent
for number = 34, 64 do ffi.C.raise(number) end
ffi.C.raise(SIGIO)
print(process:wait().exit_code)                 -- expect: 0
print((os.execute "kill -IO $$" % 128))
-- expect: 29
