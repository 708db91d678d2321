-- SPDX-License-Identifier: MIT
-- Who connects where nobody accepts yet waits until there is room, whatever the mode of the
-- socket; and can give up.
local ffi = require "ffi"
ffi.cdef "int fcntl(int, int, ...);"
local F_GETFL, F_SETFL, O_NONBLOCK = 3, 4, 2048
local unix, core_error = require "unix", require "core_error"
local aborted = require "asio_error".basic.operation_aborted
for _, kind in ipairs { "stream", "seqpacket" } do
  local class = unix[kind].socket
  local function non_blocking()
    local s = class.new()
    s:open()
    local fd = s:release()
    local number = tonumber(tostring(fd):match "%d+")
    ffi.C.fcntl(number, F_SETFL, ffi.cast("int", ffi.C.fcntl(number, F_GETFL) + O_NONBLOCK))
    return class.new(fd)
  end
  local listener = unix[kind].acceptor.new()
  listener:open()
  listener:bind(kind)
  listener:listen(0)
  local first = class.new()
  first:connect(kind)
  local connected, fibers, sockets = 0, {}, {}
  for i = 1, 4 do
    sockets[i] = i == 2 and non_blocking() or class.new()
    fibers[i] = spawn(function()
      local ok, why = pcall(sockets[i].connect, sockets[i], kind)
      connected = connected + (ok and 1 or 0)
      if why then print(i, why == aborted, why == core_error.fiber_canceled) end
    end)
  end
  for _ = 1, 5 do this_fiber.yield() end
  fibers[3]:cancel()
  fibers[3]:join()                      -- expect: 3	false	true
  sockets[4]:close()
  fibers[4]:join()                      -- expect: 4	true	false
  print(connected)                      -- expect: 0
  for _ = 1, 3 do listener:accept() end
  for i = 1, 2 do fibers[i]:join() end
  print(connected, tostring(sockets[1].remote_path))
end
-- expect: 2	stream
-- expect: 3	false	true
-- expect: 4	true	false
-- expect: 0
-- expect: 2	seqpacket
