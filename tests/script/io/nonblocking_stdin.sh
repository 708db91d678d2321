#!/bin/sh
# SPDX-License-Identifier: MIT
# A descriptor that somebody made non-blocking is waited for, and stays non-blocking.

cat >flags.lua <<'END'
local ffi = require 'ffi'
ffi.cdef 'int fcntl(int, int, ...);'
local F_GETFL, F_SETFL, O_NONBLOCK = 3, 4, 2048
if arg[1] then ffi.C.fcntl(0, F_SETFL, ffi.cast('int', O_NONBLOCK)) end
io.stderr:write(bit.band(ffi.C.fcntl(0, F_GETFL), O_NONBLOCK), '\n')
END
cat >alone.lua <<'END'
print(io.read())
END
cat >fibers.lua <<'END'
local ticks, stop = 0, nil
spawn(function()
  while not stop do
    ticks = ticks + 1
    this_fiber.yield()
  end
end)
local line = io.read()
stop = true
print(line, ticks > 10)
for line in io.lines() do print(line) end
END
mkfifo fifo
{ sleep 0.1; echo one; sleep 0.1; echo two; sleep 0.1; echo three; } >fifo &
{
	"$CELLUA" flags.lua set
	"$CELLUA" alone.lua
	"$CELLUA" fibers.lua
	"$CELLUA" flags.lua
} <fifo 2>&1
# expect: 2048
# expect: one
# expect: two	true
# expect: three
# expect: 2048
