-- SPDX-License-Identifier: MIT
-- What C prints through its stdout stands where it was printed.

local ffi = require 'ffi'
ffi.cdef [[ int printf(const char *, ...); int puts(const char *); int putchar(int); ]]
io.write 'one '
ffi.C.printf 'two '
io.stdout:write 'three\n'
ffi.C.puts 'four'
print 'five'
ffi.C.putchar(54)
ffi.C.printf('%d%s', ffi.new('int', 7), '\n')
io.write(8, '\n')
-- expect: one two three
-- expect: four
-- expect: five
-- expect: 67
-- expect: 8
