#!/bin/sh
# SPDX-License-Identifier: MIT
# A command starts while a fiber waits to write what another fiber will read.

cat >script.lua <<'END'
local sink = io.popen('cat >fifo', 'w')
local source = io.popen 'cat fifo'
local total = 0
local reader = spawn(function()
  for text in function() return source:read(1000) end do
    total = total + #text
    this_fiber.yield()
  end
end)
local writer = spawn(function()
  sink:write(('x'):rep(1000000))
  sink:close()
end)
this_fiber.yield()
this_fiber.yield()
print(io.popen('echo started'):read())
writer:join()
reader:join()
print(total)
END
mkfifo fifo
timeout 10 "$CELLUA" script.lua
# expect: started
# expect: 1000000
