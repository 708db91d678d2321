-- SPDX-License-Identifier: MIT
-- Bytes go round a ring of many pipes, each served by a fiber.
local pipe = require "pipe"
local COUNT, ROUNDS = 200, 5
local readers, writers = {}, {}
for i = 1, COUNT do readers[i], writers[i] = pipe.pair() end
local passed = 0
local function serve(i)
  local span = byte_span.new(1)
  for _ = 1, ROUNDS do
    readers[i]:read_some(span)
    passed = passed + 1
    if i > 1 or passed < COUNT * ROUNDS then writers[i % COUNT + 1]:write_some(span) end
  end
end
local fibers = {}
for i = 1, COUNT do fibers[i] = spawn(function() serve(i) end) end
writers[1]:write_some "x"
for i = 1, COUNT do fibers[i]:join() end
print(passed)                                 -- expect: 1000
