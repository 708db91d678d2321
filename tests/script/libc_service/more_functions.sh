# SPDX-License-Identifier: MIT
# Functions that no master knows by name ask it for what they are about: links, directories,
# streams that are opened once more.

mkdir -p tree/sub && ln -s to tree/link && echo text >tree/file && echo low >tree/sub/low
cat >main.lua <<'LUA'
local tools, ffi = require "./tools", require "ffi"
ffi.cdef [[
  int chdir(const char *); ssize_t readlink(const char *, char *, size_t);
  ssize_t readlinkat(int, const char *, char *, size_t); int open(const char *, int, ...);
  void *freopen(const char *, const char *, void *); void *fopen(const char *, const char *);
  char *fgets(char *, int, void *); int fclose(void *); int fputs(const char *, void *);
  struct dirent { uint64_t ino; int64_t off; unsigned short length; unsigned char type;
    char name[256]; };
  int scandir(const char *, struct dirent ***, void *, void *);
  int alphasort(const void *, const void *);
  void *opendir(const char *); struct dirent *readdir(void *); int close(int);
  void free(void *);
]]
local C = ffi.C
if _CONTEXT == "worker" then
  local text = ffi.new "char[64]"
  local function said(count)
    count = tonumber(count)
    return count, count < 0 and ffi.errno() or ffi.string(text, count)
  end
  print(said(C.readlink("/served/link", text, 64)))
  print(said(C.readlink("/served/file", text, 64)))
  print(said(C.readlink("/served/none", text, 64)))
  print(said(C.readlinkat(C.open("/served", 0x10000), "link", text, 64)))
  local list = ffi.new "struct dirent **[1]"
  local count = C.scandir("/served", list, nil, ffi.cast("void *", C.alphasort))
  for i = 0, count - 1 do
    io.write(ffi.string(list[0][i].name), " ")
    C.free(list[0][i])
  end
  C.free(list[0])
  print(C.scandir("/served/none", list, nil, nil), ffi.errno())
  local stream = C.fopen("/served/file", "r")
  stream = C.freopen("/served/sub/low", "r", stream)
  print(ffi.string(C.fgets(text, 64, stream)))
  print(C.freopen("/served/none", "r", stream) == nil, ffi.errno())
  stream = C.fopen("/served/file", "r")
  stream = C.freopen("/served/file", "a+", stream)
  print(stream ~= nil, C.fputs("more\n", stream), C.fclose(stream))
  print(C.fopen("/served/file", "wx") == nil, ffi.errno())
  print(C.chdir "/served/none", ffi.errno())
  print(C.chdir "/served/sub")
  print(said(C.readlinkat(-100, "/served/link", text, 64)))
  return
end
local tree = require "system".get_lowfd(3)
print((tools.run(function(subprocess)
  local process = spawn_vm { module = ".", subprocess = subprocess }
  return process
end, {
  open = function(master, path, flags, mode)
    path = tostring(path):match "^/served/?(.*)$"
    if not path then return false end
    local ok, file = pcall(tree.openat, tree, path == "" and "." or path, flags, mode)
    if ok then master:send_with_fds(0, { file }) else master:send(-1, file) end
  end,
  openat = function(master, path, flags)
    local ok, file = pcall(tree.openat, tree, tostring(path), flags)
    if ok then master:send_with_fds(0, { file }) else master:send(-1, file) end
  end,
})))
LUA
cp -r "$(dirname "$0")/tools" .
"$CELLUA" main.lua 3<tree
cat tree/file
# expect: 2	to
# expect: -1	22
# expect: -1	2
# expect: 2	to
# expect: . .. file link sub -1	2
# expect: low
# expect: 
# expect: true	2
# expect: true	1	0
# expect: true	17
# expect: -1	2
# expect: 0
# expect: 2	to
# expect: exit 0
# expect: text
# expect: more
