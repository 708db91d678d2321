-- SPDX-License-Identifier: MIT
-- Reading an unknown member raises bad_index; nothing can be assigned.
local pipe = require "pipe"
for _, stream in ipairs { pipe.pair() } do
  for _, key in ipairs { "open", "is_closed", 1, true } do
    local ok, why = pcall(function() return stream[key] end)
    print(ok, why == require "core_error".bad_index, why.index)
  end
  print((select(2, pcall(function() stream.is_open = true end)):match "attempt to index"))
end
-- expect: false	true	2
-- expect: false	true	2
-- expect: false	true	2
-- expect: false	true	2
-- expect: attempt to index
-- expect: false	true	2
-- expect: false	true	2
-- expect: false	true	2
-- expect: false	true	2
-- expect: attempt to index
print(pipe.dial)                              -- expect: nil
