-- SPDX-License-Identifier: MIT
-- A filter stands before the function, in the process that calls it: it may answer itself, ask
-- in other words, and use what comes along.
local tools, ffi = require "./tools", require "ffi"
ffi.cdef [[
  int unlink(const char *); int rename(const char *, const char *);
  int mkdir(const char *, unsigned); int access(const char *, int); int rmdir(const char *);
  int open(const char *, int, ...); int openat(int, const char *, int, ...);
  int fcntl(int, int, ...);
]]
if _CONTEXT == "worker" then
  local C = ffi.C
  local function content(path)
    local file, why = io.open(path)
    return file and file:read "*a" or why
  end
  print(content "/alone")
  print(content "/asked")
  print(content "/handed")
  print(content "/real")
  print(C.unlink "a", ffi.errno())
  print(C.rename("a", "b"), ffi.errno())
  print(C.mkdir("a", 448), ffi.errno())
  print(C.access("a", 6), ffi.errno())
  print(C.rmdir "a", C.rmdir "a", C.rmdir "a")
  local fd = C.openat(C.open("/", 0x10000), "handed", 0)
  print(fd >= 0, C.fcntl(fd, 1))
  print(C.fcntl(C.openat(C.open("/", 0x10000), "handed", 0x80000), 1))
  return
end
local file = io.open("real", "w")
file:write "the file itself"
file:close()
local filters = {
  open = [[
    local open, path, flags, mode = ...
    if path == "/alone" then
      local fd = C.open("real", 0)
      C.read(fd, 4)
      return fd
    elseif path == "/asked" then
      local result, errno = open("/changed", flags)
      return result, errno
    elseif path == "/handed" then
      local result, errno, fd = open(path, flags)
      if fd then return fd end
      return result, errno
    elseif path == "/real" then
      return (open("real", flags))
    end
    local result, errno = open(path, flags, mode)
    return result, errno
  ]],
  openat = [[
    local openat, directory, path, flags, mode, resolve = ...
    if mode ~= 0 or type(directory) ~= "number" or #resolve ~= 0 then return -1, 1 end
    local result, errno, fd = openat(directory, path, flags, mode, { "beneath" })
    return fd or result, errno
  ]],
  unlink = "local unlink, path = ... return unlink(path .. '.' .. select('#', ...))",
  rename = "local rename, from, to = ... return rename(to, from)",
  mkdir = "local mkdir, path, mode = ... return mkdir(path, mode + 1)",
  access = [[
    local access, path, amode = ...
    if path == "a" then return -1, amode + 100 end
    local result, errno = access(path, amode)
    return result, errno
  ]],
  rmdir = "count = (count or 0) + 1 return count",
}
local function answer(master, ...)
  if master.function_ == "access" then return false end
  print(master.function_, ...)
  master:send(-1, 99)
end
print((tools.run(function(subprocess)
  local process = spawn_vm { module = ".", subprocess = subprocess }
  return process
end, {
  open = function(master, path)
    path = tostring(path)
    if path == "/changed" then
      master:send(-1, 13)
    elseif path == "/handed" then
      master:send_with_fds(-2, { tools.content "what came along" })
    else
      return false
    end
  end,
  openat = function(master, path, flags)
    print("openat", path, table.concat(flags, " "))
    master:send_with_fds(0, { tools.content "" })
  end,
  unlink = answer, rename = answer, mkdir = answer, access = answer, rmdir = answer,
}, filters)))
-- expect: file itself
-- expect: /asked: Permission denied
-- expect: what came along
-- expect: the file itself
-- expect: -1	99
-- expect: -1	99
-- expect: -1	99
-- expect: -1	106
-- expect: 1	2	3
-- expect: true	0
-- expect: 1
-- expect: unlink	a.2
-- expect: rename	b	a
-- expect: mkdir	a	449
-- expect: openat	handed	read_only resolve_beneath
-- expect: openat	handed	read_only resolve_beneath
-- expect: exit 0
