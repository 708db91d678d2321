-- SPDX-License-Identifier: MIT
-- program.lua - run a program of others, served: program.lua LIBRARY WORD... says how
-- it ended. The file `answers.lua` in this directory returns the answers; filters are
-- in `filters.lua`, if that is there.
local libc_service = require "libc_service"
local library = arg[1]
local master, slave = libc_service.new()
local chunk = loadfile "filters.lua"
for name, text in pairs(chunk and chunk() or {}) do slave[name] = text end
local words = {}
for i = 2, #arg do words[#words + 1] = ("%q"):format(arg[i]) end
local process = spawn_vm { subprocess = {
  stdout = "share", stderr = "share", libc_service = slave,
  init = ([[
    local argv = { %s }
    C.fcntl_setfd(libc_service, 0)
    C.execve(argv[1], argv, { PATH = "/usr/bin:/bin", LC_ALL = "C", LD_PRELOAD = %q,
      TZ = "UTC", CELLUA_LIBC_SERVICE_FD = tostring(libc_service) })
  ]]):format(table.concat(words, ", "), library),
} }
local answers = assert(loadfile "answers.lua")()
while pcall(master.receive, master) do
  local answer = answers[master.function_]
  if not answer or answer(master, master:arguments()) == false then
    master:use_slave_credentials()
  end
end
local ending = process:wait()
print(ending.reason, ending.exit_code or ending.exit_signal)
