-- SPDX-License-Identifier: MIT
-- The master sees each call with its arguments, and its answer is what the call returns.
local tools, ffi = require "./tools", require "ffi"
if _CONTEXT == "worker" then
  ffi.cdef [[
    int open(const char *, int, ...); int open64(const char *, int, ...);
    int creat(const char *, unsigned); int openat(int, const char *, int, ...);
    int unlink(const char *); int unlinkat(int, const char *, int); int rmdir(const char *);
    int rename(const char *, const char *);
    int renameat(int, const char *, int, const char *); int mkdir(const char *, unsigned);
    int mkdirat(int, const char *, unsigned); int access(const char *, int);
    int eaccess(const char *, int); int faccessat(int, const char *, int, int);
    int remove(const char *); void *opendir(const char *); int dup(int); int close(int);
  ]]
  local C, here = ffi.C, -100
  local function try(name, ...)
    local result = C[name](...)
    print(name, result, result < 0 and ffi.errno() or "")
  end
  try("open", "a", 0)
  try("open", "a", 0x441, ffi.cast("unsigned", 384))
  try("open64", "a", 2)
  try("open", "a", 0x410000 + 2, ffi.cast("unsigned", 292))
  try("creat", "a", 420)
  try("openat", here, "a", 0x80000)
  try("openat", 7777, "/a", 0)
  try("openat", 7777, "a", 0)
  try("unlink", "a")
  try("unlinkat", here, "a", 0)
  try("unlinkat", here, "a", 0x200)
  try("rmdir", "a")
  try("remove", "a")
  try("rename", "a", "b")
  try("renameat", here, "a", here, "b")
  try("mkdir", "a", 493)
  try("mkdirat", here, "a", 448)
  try("access", "a", 0)
  try("access", "a", 5)
  try("access", "a", 8)
  try("eaccess", "a", 7)
  try("faccessat", here, "a", 2, 0x200)
  try("access", ("a"):rep(3584), 0)
  try("access", "", 0)
  try("access", nil, 0)
  print(C.opendir "a" == nil, ffi.errno())
  return
end
local function word(value)
  return type(value) == "table" and "{" .. table.concat(value, " ") .. "}" or tostring(value)
end
local calls = {}
local function answer(master, ...)
  if tostring(...):match "arguments%.lua$" or tostring(...):match "tools" then return false end
  local words = { master.function_ }
  for i = 1, select("#", ...) do words[i + 1] = word((select(i, ...))) end
  calls[#calls + 1] = table.concat(words, " ")
  master:send(-1, 1000 + #calls)
end
local answers = setmetatable({}, { __index = function() return answer end })
local process
print((tools.run(function(subprocess)
  process = spawn_vm { module = ".", subprocess = subprocess }
  return process
end, answers)))
print(table.concat(calls, "\n"))
-- expect: open	-1	1001
-- expect: open	-1	1002
-- expect: open64	-1	1003
-- expect: open	-1	1004
-- expect: creat	-1	1005
-- expect: openat	-1	1006
-- expect: openat	-1	1007
-- expect: openat	-1	9
-- expect: unlink	-1	1008
-- expect: unlinkat	-1	1009
-- expect: unlinkat	-1	1010
-- expect: rmdir	-1	1011
-- expect: remove	-1	1012
-- expect: rename	-1	1013
-- expect: renameat	-1	1014
-- expect: mkdir	-1	1015
-- expect: mkdirat	-1	1016
-- expect: access	-1	1017
-- expect: access	-1	1018
-- expect: access	-1	22
-- expect: eaccess	-1	1019
-- expect: faccessat	-1	1020
-- expect: access	-1	36
-- expect: access	-1	1021
-- expect: access	-1	14
-- expect: true	1022
-- expect: exit 0
-- expect: open a {read_only}
-- expect: open a {append create write_only} 384
-- expect: open a {read_write}
-- expect: open a {read_write temporary} 292
-- expect: open a {create truncate write_only} 420
-- expect: open a {read_only}
-- expect: open /a {read_only}
-- expect: unlink a
-- expect: unlink a
-- expect: rmdir a
-- expect: rmdir a
-- expect: unlink a
-- expect: rename a b
-- expect: rename a b
-- expect: mkdir a 493
-- expect: mkdir a 448
-- expect: access a f
-- expect: access a {r x}
-- expect: eaccess a {r w x}
-- expect: eaccess a {w}
-- expect: access  f
-- expect: open a {directory read_only}
