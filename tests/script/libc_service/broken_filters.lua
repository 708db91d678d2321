-- SPDX-License-Identifier: MIT
-- A filter that fails is as none, unless the master was asked already: nothing is asked twice.
-- What a filter calls is the real library, and nothing there ends the process.
local tools, ffi = require "./tools", require "ffi"
ffi.cdef [[
  int unlink(const char *); int rename(const char *, const char *); int rmdir(const char *);
  int mkdir(const char *, unsigned); int access(const char *, int); int fcntl(int, int, ...);
  int open(const char *, int, ...);
]]
local function count()
  local fds = 0
  for fd = 0, 300 do
    if ffi.C.fcntl(fd, 1) >= 0 then fds = fds + 1 end
  end
  return fds
end
if _CONTEXT == "worker" then
  local C = ffi.C
  print("no Lua", C.unlink "a", ffi.errno())
  print("raises", C.rmdir "a", ffi.errno())
  print("of another type", C.mkdir("a", 0), ffi.errno())
  print("too late", C.access("a", 0), ffi.errno())
  print("wrong arguments", C.rename("a", "b"), ffi.errno())
  local before = count()
  print("loses a descriptor", C.open("/handed", 0), ffi.errno(), count() - before)
  print("goes its own way", C.open("/recursive", 0), ffi.errno())
  print("reads too much", C.open("/much", 0), ffi.errno())
  io.stdout:flush()
  print("ends", C.open("/errexit", 0))
  return
end
local filters = {
  unlink = "return ) (",
  rmdir = "error 'no'",
  mkdir = "return {}",
  access = [[
    local access, path, amode = ...
    local result, errno = access(path, amode)
    return path == "a" and error 'too late' or result, errno
  ]],
  rename = "local rename, from = ... return rename(from)",
  open = [[
    local open, path, flags, mode = ...
    if path == "/handed" then
      local result, errno, fd = open(path, flags)
      assert(fd)
      return "nonsense"
    elseif path == "/recursive" then
      local file, why, errno = io.open "/nowhere"
      local result, number = C.open("/nowhere", 0)
      assert(not file and errno == 2 and result == -1 and number == 2 and not errexit)
      return -1, 77
    elseif path == "/much" then
      local ok, why = pcall(C.read, 0, 2^40)
      return -1, ok and 1 or 78
    elseif path == "/errexit" then
      errexit = true
      C.open("/nowhere", 0)
      return -1, 1
    end
    return open(path, flags, mode)
  ]],
}
local function answer(master, ...)
  if master.function_ == "access" and tostring(...) ~= "a" then return false end
  print("asked", master.function_, ...)
  master:send(-1, 99)
end
print((tools.run(function(subprocess)
  local process = spawn_vm { module = ".", subprocess = subprocess }
  return process
end, {
  open = function(master, path)
    if tostring(path) == "/nowhere" then print "it asked for what a filter wants" end
    if tostring(path) ~= "/handed" then return false end
    master:send_with_fds(0, { tools.content "" })
  end,
  unlink = answer, rename = answer, mkdir = answer, access = answer, rmdir = answer,
}, filters)))
-- expect: no Lua	-1	99
-- expect: raises	-1	99
-- expect: of another type	-1	99
-- expect: too late	-1	5
-- expect: wrong arguments	-1	99
-- expect: loses a descriptor	-1	5	0
-- expect: goes its own way	-1	77
-- expect: reads too much	-1	78
-- expect: asked	unlink	a
-- expect: asked	rmdir	a
-- expect: asked	mkdir	a	0
-- expect: asked	access	a	f
-- expect: asked	rename	a	b
-- expect: exit 1
