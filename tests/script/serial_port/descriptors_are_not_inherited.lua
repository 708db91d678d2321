-- SPDX-License-Identifier: MIT
-- Programs that are started have neither end, and the slave waits for who reads it.
local ffi, serial_port = require "ffi", require "serial_port"
ffi.cdef "int fcntl(int, int, ...);"
local F_GETFD, F_GETFL, O_NONBLOCK = 1, 3, 2048
local function number(fd) return tonumber(tostring(fd):match "%d+") end
local function flags(fd) return ffi.C.fcntl(number(fd), F_GETFD) end
local function blocks(fd)
  return bit.band(ffi.C.fcntl(number(fd), F_GETFL), O_NONBLOCK) == 0
end
local function inherited() return io.popen("ls /proc/self/fd"):read "*a" end
local before = inherited()
local port, slave = serial_port.ptypair()
local name = io.popen("readlink /proc/$PPID/fd/" .. number(slave)):read()
local named = serial_port.new()
named:open(name)
port, named = port:release(), named:release()
print(flags(port), flags(slave), flags(named))        -- expect: 1	1	1
print(inherited() == before, blocks(slave))           -- expect: true	true
