#!/bin/sh
# SPDX-License-Identifier: MIT
# A process makes files with mode 022 whatever the program has; directory, session, group and
# user are those of the program.
cat >script.lua <<'END'
local ffi = require 'ffi'
ffi.cdef 'int getsid(int); int getpgid(int); int getuid(void); int getgid(void);'
local function place()
  local directory = io.popen('pwd -P', 'r')
  return table.concat({ directory:read(), ffi.C.getsid(0), ffi.C.getpgid(0),
    ffi.C.getuid(), ffi.C.getgid() }, ' ')
end
if _CONTEXT == 'worker' then
  local inbox = require 'inbox'
  local boss = inbox:receive()
  boss:send(place())
  return
end
local inbox = require 'inbox'
for _, mode in ipairs { 'fork', 'exec' } do
  local process = spawn_vm { module = '.', subprocess = {
    stdout = 'share', stderr = 'share', spawn_mode = mode,
    environment = { PATH = os.getenv 'PATH' },
    init = [[ print(('%03o'):format(C.umask(0))) C.umask(18) ]] } }
  process:send(inbox)
  print(inbox:receive() == place())
  process:wait()
end
END
umask 077
"$CELLUA" script.lua | sort
umask 0
"$CELLUA" script.lua | sort
# expect: 022
# expect: 022
# expect: true
# expect: true
# expect: 022
# expect: 022
# expect: true
# expect: true
