-- SPDX-License-Identifier: MIT
-- What an object knew of a file that it had it does not think of the next one: who writes to a
-- full pipe waits alone.
local file, pipe = require "file", require "pipe"
local f = file.stream.new()
f:open("f", { "create", "write_only" })
local other = spawn(function() while true do this_fiber.yield() end end)
f:write_some "regular"
f:close()
local r, w = pipe.pair()
f:assign(w:release())
local writer = spawn(function()
  for _ = 1, 20 do f:write_some(("x"):rep(60000)) end
  f:close()
end)
for _ = 1, 100 do this_fiber.yield() end
local span, ok, count = byte_span.new(100000), true, nil
local total = 0
repeat
  ok, count = pcall(r.read_some, r, span)
  if ok then total = total + count end
until not ok
writer:join()
other:cancel()
print(total > 65536, count)                    -- expect: true	end of file
