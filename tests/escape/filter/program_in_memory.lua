-- SPDX-License-Identifier: MIT
-- A program that is no file, which Landlock would let run, does not come to be.
-- setup: [ "$(uname -m)" = x86_64 ] || exit 77
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local EMPTY_PATH = 0x1000
-- mov $42, %edi; mov $231, %eax; syscall: exit_group(42)
local code = "\191\42\0\0\0\184\231\0\0\0\15\5"
local header = "\127ELF\2\1\1" .. ("\0"):rep(9) .. "\2\0\62\0\1\0\0\0\120\0\64\0\0\0\0\0\64" .. ("\0"):rep(15)
  .. "\0\0\0\0\64\0\56\0\1\0\0\0\0\0\0\0"
local segment = "\1\0\0\0\5\0\0\0" .. ("\0"):rep(8) .. "\0\0\64\0\0\0\0\0" .. "\0\0\64\0\0\0\0\0"
  .. ("\132\0\0\0\0\0\0\0"):rep(2) .. "\0\16\0\0\0\0\0\0"
local program, memory = header .. segment .. code, h.memory(4096)
local fd = h.sys("memfd_create", "program", 0)
print(fd)                                                     -- expect: EPERM
h.sys("write", tonumber(fd) or -1, program, #program)
h.poke(memory, "program", 0)
print(h.sys("execveat", tonumber(fd) or -1, "", memory, memory + 8, EMPTY_PATH)) -- expect: EPERM
