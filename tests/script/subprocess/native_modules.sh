#!/bin/sh
# SPDX-License-Identifier: MIT
# Modules in C go along as open files: who can open nothing by name requires them.
mkdir -p lib/inner other
cat >little.c <<'C'
extern void lua_pushstring(void *, const char *);
int ENTRY(void *L) { lua_pushstring(L, NAME); return 1; }
C
build() {
	${CC:-cc} -shared -fPIC -DENTRY="luaopen_$2" -DNAME="\"$3\"" -o "$1" little.c 2>/dev/null
}
if ! build lib/little.so little little; then
	echo "no compiler"
	exit 77
fi
build lib/inner/one.so inner_one one
build lib/inner/two.so inner_two two
build other/v2-far.so far far
echo text >lib/broken.so
cat >module.lua <<'L'
local inbox = require 'inbox'
package.cpath = ''
local function try(name)
  local ok, why = pcall(require, name)
  return name .. '=' .. (ok and why or
    why:match 'cannot open shared' or why:match 'error loading' or
    why:match 'came with the process' or why:match 'not found')
end
while true do
  local ok, name = pcall(inbox.receive, inbox)
  if not ok then return end
  io.write(try(name), ' ')
end
L
cat >script.lua <<'L'
package.cpath = './lib/?.so;' .. arg[1] .. '/other/?.so;./nowhere/?.so'
local ffi = require 'ffi'
ffi.cdef 'int fcntl(int, int, ...);'
local function count()
  local count = 0
  for fd = 0, 200 do count = count + (ffi.C.fcntl(fd, 1) >= 0 and 1 or 0) end
  return count
end
local ids = { 'little', 'inner.one', 'inner.two', 'v2-far', 'broken', 'none' }
local function run(natives, script, ...)
  io.write(..., ': ')
  io.flush()
  local process = spawn_vm {
    module = './module',
    subprocess = { stdout = 'share', stderr = 'share', native_modules_cache = natives,
      init = script },
  }
  for _, id in ipairs(ids) do process:send(id) end
  process:close()
  io.write('exit ', process:wait().exit_code, '\n')
  io.flush()
end
run({}, nil, 'nothing')
collectgarbage() collectgarbage()
local before = count()
run({ 'little', 'v2-far', 'broken' }, nil, 'files')
run({ 'inner.one:' }, nil, 'directory')
run('all', nil, 'all')
-- nothing can be opened by name but what is open
run({ 'little', 'inner.one' }, [[
  C.unshare(bit.bor(C.CLONE_NEWUSER, C.CLONE_NEWNS))
  C.mount(nil, '/', nil, bit.bor(C.MS_PRIVATE, C.MS_REC), nil)
  C.mount('none', 'lib', 'tmpfs', 0, nil)
]], 'hidden')
for _, id in ipairs { 'none', 'inner.', 'none:' } do
  local ok, why = pcall(spawn_vm,
    { module = './module', subprocess = { native_modules_cache = { id } } })
  print(ok, why.code, why.module, why.arg)
end
for _, id in ipairs { '', ':', 'a\0b' } do
  local ok, why = pcall(spawn_vm,
    { module = './module', subprocess = { native_modules_cache = { id } } })
  print(ok, why.code, why.arg)
end
collectgarbage() collectgarbage()
print(count() == before and 'nothing is left open')
L
"$CELLUA" script.lua "$PWD"
# expect: nothing: little=not found inner.one=not found inner.two=not found v2-far=not found broken=not found none=not found exit 0
# expect: files: little=little inner.one=came with the process inner.two=came with the process v2-far=far broken=error loading none=came with the process exit 0
# expect: directory: little=came with the process inner.one=one inner.two=two v2-far=came with the process broken=came with the process none=came with the process exit 0
# expect: all: little=little inner.one=one inner.two=two v2-far=far broken=error loading none=came with the process exit 0
# expect: hidden: little=little inner.one=one inner.two=came with the process v2-far=came with the process broken=came with the process none=came with the process exit 0
# expect: false	2	none	subprocess/native_modules_cache
# expect: false	2	inner.	subprocess/native_modules_cache
# expect: false	2	none	subprocess/native_modules_cache
# expect: false	22	subprocess/native_modules_cache
# expect: false	22	subprocess/native_modules_cache
# expect: false	22	subprocess/native_modules_cache
# expect: nothing is left open
