-- SPDX-License-Identifier: MIT
-- Each part calls the method that the stream has then.

local stream = require "stream"
local io = {}
function io:read_some(span)
  span[1] = 97
  function io:read_some(rest)
    rest[1] = 98
    return 1
  end
  return 1
end
local span = byte_span.new(2)
print(stream.read_all(io, span), tostring(span))    -- expect: 2	ab
