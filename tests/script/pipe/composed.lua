-- SPDX-License-Identifier: MIT
-- The functions of stream take the ends of a pipe.
local pipe, stream = require "pipe", require "stream"
local r, w = pipe.pair()
local writer = spawn(function()
  for i = 1, 3 do stream.write_all(w, "line " .. i .. "\n") end
  w:close()
end)
for line in stream.lines(r) do print(line) end
-- expect: line 1
-- expect: line 2
-- expect: line 3
writer:join()
local a, b = pipe.pair()
local c, d = pipe.pair()
spawn(function() stream.copy(a, d) d:close() end)
spawn(function() stream.write_all(b, ("x"):rep(300000)) b:close() end)
print(#stream.read_to_end(c))                 -- expect: 300000
