-- SPDX-License-Identifier: MIT
-- A script has the standard streams, and behind them its inbox, its status and its argument,
-- which no program inherits. Whatever else the program has open it does not see.
local tools = require "./tools"
if _CONTEXT == "worker" then return end
local script = [[
  local ffi = require "ffi"
  ffi.cdef "int fcntl(int, int, ...); ssize_t readlink(const char *, char *, size_t);"
  local list, text = {}, ffi.new "char[100]"
  for fd = 0, 1000 do
    local flags = ffi.C.fcntl(fd, 1)
    if flags >= 0 then
      local size = ffi.C.readlink("/proc/self/fd/" .. fd, text, 100)
      list[#list + 1] = fd .. ":" .. ffi.string(text, size):match "^%a*" ..
        (flags == 1 and "*" or "")
    end
  end
  print(table.concat(list, " "), arg)
]]
local handles = {}
for i = 1, 20 do
  local _, handle = tools.pipe()
  handles[i] = handle
end
for _, mode in ipairs { "fork", "exec" } do
  for _, argument in ipairs { false, handles[1] } do
    local reader, writer = tools.pipe()
    local process = spawn_vm { module = ".", subprocess = {
      stdout = writer, spawn_mode = mode,
      init = { script = script, arg = argument or nil },
    } }
    writer:close()
    io.write(tools.read_all(reader))
    process:wait()
  end
end
-- expect: 0:pipe 1:pipe 2:pipe 3:socket* 4:socket*	nil
-- expect: 0:pipe 1:pipe 2:pipe 3:socket* 4:socket* 5:pipe*	5
-- expect: 0:pipe 1:pipe 2:pipe 3:socket* 4:socket*	nil
-- expect: 0:pipe 1:pipe 2:pipe 3:socket* 4:socket* 5:pipe*	5
