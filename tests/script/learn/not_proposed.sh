#!/bin/sh
# SPDX-License-Identifier: MIT
# not_proposed.sh - directories that hold too much, and what nothing can grant, are said in
# comments, with the reason; files of such directories are proposed one by one.
mkdir -p .ssh work
for i in 1 2 3 4 5 6 7; do : >.ssh/key$i; done
cat >script.lua <<'END'
local ffi = require "ffi"
ffi.cdef [[ int socket(int, int, int); int chmod(const char *, unsigned); void *opendir(const char *); ]]
ffi.C.socket(2, 1, 0)
ffi.C.socket(1, 1, 0)
require("ip").udp.socket.new():open "v4"
ffi.C.chmod("script.lua", 384)
for _, name in ipairs { "/", "/etc", "/proc", ".ssh", "work" } do ffi.C.opendir(name) end
for i = 1, 7 do io.open(".ssh/key" .. i) end
io.open(".ssh/new", "w"):close()
io.open "/proc/self/status"
os.execute ":"
print(#require("system").environment > 0, os.getenv "LUA_PATH", os.getenv "HIDDEN")
END
LUA_PATH=';;' HIDDEN=1 "$CELLUA" --learn=proposal script.lua   # expect: false	;;	1
sed -n '/^  fs/,/^  }/p' proposal
# expect:   fs = {
# expect:     read = {
# expect:       "$SCRIPT_DIR/.ssh/key1", -- openat
# expect:       "$SCRIPT_DIR/.ssh/key2", -- openat
# expect:       "$SCRIPT_DIR/.ssh/key3", -- openat
# expect:       "$SCRIPT_DIR/.ssh/key4", -- openat
# expect:       "$SCRIPT_DIR/.ssh/key5", -- openat
# expect:       "$SCRIPT_DIR/.ssh/key6", -- openat
# expect:       "$SCRIPT_DIR/.ssh/key7", -- openat
# expect:     },
# expect:     list = {
# expect:       "$SCRIPT_DIR/work", -- openat
# expect:     },
# expect:   },
sed -n '/did this, too/,$p' proposal | sed 's/[0-9][0-9]*\/status/PID\/status/; s/bin\/[a-z]*/bin\/sh/'
# expect: -- It did this, too, which is not proposed:
# expect: --   fs.read: /proc/PID/status: of one process, which is gone -- openat
# expect: --   fs.list: $SCRIPT_DIR/.ssh: a place of keys -- openat
# expect: --   fs.list: /: the home directory, or above it -- openat
# expect: --   fs.list: /etc: of the system -- openat
# expect: --   fs.list: /proc: of the kernel -- openat
# expect: --   fs.write: $SCRIPT_DIR/.ssh: a place of keys -- openat of new
# expect: --   fs.create: $SCRIPT_DIR/.ssh: a place of keys -- openat of new
# expect: --   fs.attr: $SCRIPT_DIR/script.lua: nothing provides this yet -- chmod
# expect: --   net.connect: socket(2, 1): granted are streams of the modules ip and unix only -- socket
# expect: --   net.udp: socket(2, 2): nothing provides this yet -- socket
# expect: --   net.unix.connect: socket(1, 1): granted are streams of the modules ip and unix only -- socket
# expect: --   run: /usr/bin/sh: nothing provides this yet -- execve
# expect: --   env.pass: *: all variables were looked at: name those that it needs -- os.getenv
# expect: --   env.pass: LUA_PATH: never passed on -- os.getenv
