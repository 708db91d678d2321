# SPDX-License-Identifier: MIT
# A process that the kernel lets open nothing sees a tree of the master's, which it can only
# read, and of which it cannot get out.

mkdir -p tree/sub && echo inside >tree/file && echo below >tree/sub/file
echo secret >secret
ln -s ../secret tree/out
echo 'error "what it runs comes along"' >guest.lua
cat >main.lua <<'LUA'
-- A tree in which the text stands where guest.lua does.
local function at(text)
  local root = {}
  local place = root
  for part in tostring(_FILE):gmatch "([^/]+)/" do
    place[part] = {}
    place = place[part]
  end
  place["guest.lua"] = text
  return root
end

local libc_service, system = require "libc_service", require "system"
local tree = system.get_lowfd(3)
local master, slave = libc_service.new()
local text = [[
  local ffi = require "ffi"
  ffi.cdef "int openat(int, const char *, int, ...); int read(int, char *, size_t); int close(int);"
  local function try(path, mode)
    local file, why = io.open(path, mode)
    print(path, mode or "r", file and file:read "*l" or why)
  end
  try "/file"
  try "/sub/file"
  try("/file", "w")
  try("/new", "w")
  try "/out"
  try "/../secret"
  try "/etc/passwd"
  local sub = ffi.C.openat(-100, "/sub", 0x10000)
  local file = ffi.C.openat(sub, "file", 0)
  local bytes = ffi.new "char[16]"
  print(ffi.string(bytes, ffi.C.read(file, bytes, 5)))
  print(ffi.C.openat(sub, "../file", 0), ffi.errno())
]]
local process = spawn_vm { module = "./guest", subprocess = {
  stdout = "share", stderr = "share", libc_service = slave,
  source_tree_cache = at(text),
  init = [[
    set_no_new_privs()
    local rights = {}
    for right in ("write_file read_file read_dir remove_dir remove_file make_dir make_reg " ..
      "make_sym"):gmatch "%S+" do rights[#rights + 1] = right end
    C.landlock_restrict_self((C.landlock_create_ruleset({ handled_access_fs = rights })))
  ]],
} }
local function open(directory, path, flags, how)
  for _, flag in ipairs(flags) do
    if flag == "write_only" or flag == "read_write" or flag == "create" then
      return master:send(-1, 30)
    end
  end
  flags[#flags + 1] = how
  local ok, file = pcall(directory.openat, directory, path, flags)
  if ok then master:send_with_fds(0, { file }) else master:send(-1, file) end
end
while pcall(master.receive, master) do
  local path, flags = master:arguments()
  if master.function_ == "open" then
    open(tree, tostring(path), flags, "resolve_in_root")
  elseif master.function_ == "openat" then
    open(master:descriptors(), tostring(path), flags, "resolve_beneath")
  else
    master:send(-1, 2)
  end
end
process:wait() -- its status is that of a sanitizer, which misses /proc
LUA
"$CELLUA" main.lua 3<tree
# expect: /file	r	inside
# expect: /sub/file	r	below
# expect: /file	w	/file: Read-only file system
# expect: /new	w	/new: Read-only file system
# expect: /out	r	/out: No such file or directory
# expect: /../secret	r	/../secret: No such file or directory
# expect: /etc/passwd	r	/etc/passwd: No such file or directory
# expect: below
# expect: -1	18
