#!/bin/sh
# SPDX-License-Identifier: MIT
# hostile_child.sh - a process that is observed can hand over no pointer, name or note that holds
# up its observer, ends it, or comes out as anything but text. (R-SBX-148, 156, 159)
cat >script.lua <<'END'
local hostile = require "hostile"
local sys, CWD, NOTE = hostile.sys, -100, 0x63656c6c

-- memory that is not there, is the kernel's, or ends before the string does
local edge = hostile.memory(8192) + 4096
sys("munmap", edge, 4096)
for i = 1, 8 do hostile.poke(edge - 8 * i, 0x41414141) end
for _, address in ipairs { 0, 1, 4096, edge, edge - 1, edge - 64, 2 ^ 47 - 4096, 2 ^ 47, -4096, -1 } do
  sys("openat", CWD, address, 0)
  sys("renameat2", CWD, address, CWD, address)
  sys("execve", address, address, address)
  sys("openat2", CWD, "file", address, 24)
  for note = 0, 12 do sys("prctl", NOTE, note, address, 4096) end
end
-- names without an end, in directories that are none, devices and FIFOs that nobody opens
sys("openat", CWD, ("a/"):rep(10000), 0)
sys("openat", CWD, ("b"):rep(4095), 64, 384)
sys("openat", CWD, ("c/"):rep(2047) .. "c", 64, 384)
sys("openat", 12345, "file", 0)
sys("openat", 2 ^ 31, "file", 0)
sys("openat", CWD, "..", 64)
sys("openat", CWD, "/", 64)
sys("openat", CWD, "", 64)
sys("mknodat", CWD, "fifo", 4096 + 384, 0)
sys("openat", CWD, "fifo", 2048)
for link, target in pairs { loop = "loop", fd = "/proc/self/fd/0", task = "/proc/self/task", up = "../.." } do
  sys("symlinkat", target, CWD, link)
  sys("openat", CWD, link, 0)
  sys("unlinkat", CWD, link, 0)
end
-- notes that no code of ours has sent, and calls in them that there are not
for note = -1, 12 do
  sys("prctl", NOTE, note, '" }, ffi = true, --\27[2J\nx', 4096)
  sys("prctl", NOTE, note, ("d"):rep(70000), 4096)
end
local call = hostile.memory(4096)
for _, number in ipairs { 257, 0, 1, 20, 59, 231, 157, 2 ^ 31, 2 ^ 63, -1 } do
  hostile.poke(call, number, -1, -1, -1, -1, -1, -1)
  sys("prctl", NOTE, 0, call, 56)
end
print "end"
END
timeout 30 "$ESCAPE" --learn=proposal script.lua        # expect: end
"$ESCAPE" --check --policy=proposal script.lua && echo checked   # expect: checked
LC_ALL=C tr -d '\n -~' <proposal | wc -c                # expect: 0
grep -c '^ *ffi = true' proposal                          # expect: 0
timeout 30 "$ESCAPE" --dry-deny --untrusted script.lua 2>err   # expect: end
LC_ALL=C tr -d '\n -~' <err | wc -c                     # expect: 0
