-- SPDX-License-Identifier: MIT
-- Memory lives as long as the last view of it.

local view = byte_span.append(("x"):rep(100000), "end"):last(3)
collectgarbage()
collectgarbage()
for _ = 1, 100 do
  byte_span.new(100000):fill(7)
end
print(view)                                                   -- expect: end
