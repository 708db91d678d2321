-- SPDX-License-Identifier: MIT
-- More than a pipe holds takes several writes, each of which says how far it came.
local pipe, stream = require "pipe", require "stream"
local r, w = pipe.pair()
local data = {}
for i = 1, 60000 do data[i] = string.format("%06d", i) end
data = table.concat(data)
local got
local reader = spawn(function() got = tostring(stream.read_to_end(r)) end)
local writes, done, rest = 0, 0, byte_span.append(data)
while done < #data do
  local count = w:write_some(rest:slice(done + 1))
  if count < 1 then error "nothing was written" end
  writes, done = writes + 1, done + count
end
w:close()
reader:join()
print(writes > 1, got == data)                -- expect: true	true
