-- SPDX-License-Identifier: MIT
-- What the master tells of a file is what stat and its like tell, in all their forms.
local tools, ffi = require "./tools", require "ffi"
ffi.cdef [[
  struct when { long sec, nsec; };
  struct stat { unsigned long dev, ino, nlink; unsigned mode, uid, gid, pad; unsigned long rdev;
    long size, blksize, blocks; struct when atim, mtim, ctim; long unused[3]; };
  int stat(const char *, struct stat *); int lstat64(const char *, struct stat *);
  int fstatat(int, const char *, struct stat *, int);
  int __xstat(int, const char *, struct stat *); int __lxstat(int, const char *, struct stat *);
  int statx(int, const char *, int, unsigned, unsigned char *);
  int open(const char *, int, ...);
]]
if _CONTEXT == "worker" then
  local C, status = ffi.C, ffi.new "struct stat"
  local function try(name, ...)
    local result = C[name](...)
    local fifo = bit.band(status.mode, 61440) == 4096
    print(name, result, result < 0 and ffi.errno() or fifo and "fifo" or ("%o %d %d %d"):format(status.mode,
      tonumber(status.size), tonumber(status.mtim.sec), tonumber(status.mtim.nsec)))
    ffi.fill(status, ffi.sizeof(status))
  end
  try("stat", "/file", status)
  try("lstat64", "/link", status)
  try("stat", "/none", status)
  try("fstatat", -100, "/file", status, 0)
  try("fstatat", -100, "/link", status, 0x100)
  try("fstatat", -100, "/file", status, 0x12345)
  try("__xstat", 1, "/file", status)
  try("__lxstat", 1, "/link", status)
  local directory = C.open("/", 0x10000)
  try("fstatat", directory, "beside", status, 0)
  try("fstatat", directory, "gone", status, 0)
  local bytes = ffi.new "unsigned char[256]"
  print(C.statx(-100, "/file", 0, 0x7ff, bytes), bytes[0x1c] + 256 * bytes[0x1d] == 33188)
  return
end
if jit.arch ~= "x64" then os.exit(77) end
local time = require "time"
local epoch = time.system_clock.epoch()
local function stat(master, path)
  path = tostring(path)
  if path == "/file" then
    for _, wrong in ipairs { { size = -1 }, { size = 1.5 }, { size = "1" }, { type = "door" },
      { type = 1 }, { mtime = "now" }, { mtime = 1 / 0 } } do
      local ok, why = pcall(master.send, master, wrong)
      if ok or why.arg ~= 2 then print("sent", next(wrong)) end
    end
    master:send { type = "regular", mode = 420, size = 5, mtime = 1.5, dev = 1, ino = 2, nlink = 1,
      uid = 3, gid = 4, rdev = 0, blksize = 512, blocks = 1, atime = epoch + 7, ctime = -0.25 }
  elseif path == "/link" then
    master:send { type = "symlink", mode = 511, size = 6, mtime = epoch + 2 }
  elseif path == "/none" then
    master:send(-1, 2)
  else
    return false
  end
end
local function openat(master, path, flags)
  if tostring(path) == "gone" then return master:send(-1, 2) end
  print("openat", path, table.concat(flags, " "), master:descriptors().type)
  master:send_with_fds(0, { tools.content "" })
end
print((tools.run(function(subprocess)
  local process = spawn_vm { module = ".", subprocess = subprocess }
  return process
end, { stat = stat, lstat = stat, openat = openat })))
-- expect: stat	0	100644 5 1 500000000
-- expect: lstat64	0	120777 6 2 0
-- expect: stat	-1	2
-- expect: fstatat	0	100644 5 1 500000000
-- expect: fstatat	0	120777 6 2 0
-- expect: fstatat	-1	22
-- expect: __xstat	0	100644 5 1 500000000
-- expect: __lxstat	0	120777 6 2 0
-- expect: fstatat	0	fifo
-- expect: fstatat	-1	2
-- expect: 0	true
-- expect: openat	beside	path read_only	directory
-- expect: exit 0
