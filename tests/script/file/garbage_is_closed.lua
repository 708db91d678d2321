-- SPDX-License-Identifier: MIT
-- An object that is garbage is closed, but not while a fiber waits at it.
local file = require "file"
local function count()
  local list = io.popen "ls -l /proc/$PPID/fd | grep -c /pipe$"
  local number = list:read "*l"
  list:close()
  return number
end
os.execute "mkfifo pipe"
for _ = 1, 10 do file.stream.new():open("pipe", file.open_flag.read_write) end
collectgarbage()
collectgarbage()
print(count())                                 -- expect: 0
local w = file.stream.new()
w:open("pipe", file.open_flag.read_write)
local reader = spawn((function(f)
  f:open("pipe", 0)
  return function() print(f:read_some(byte_span.new(5))) end
end)(file.stream.new()))
this_fiber.yield()
collectgarbage()
w:write_some "there"
reader:join()                                  -- expect: 5
