-- SPDX-License-Identifier: MIT
-- A stream that gives one of its arguments at a time, or raises it if it is no string.

local eof = require("asio_error").misc.eof

return function(...)
  local io = { left = { ... }, calls = 0 }
  function io:read_some(span)
    self.calls = self.calls + 1
    local piece = table.remove(self.left, 1)
    if piece == nil then error(eof, 0) end
    if type(piece) ~= "string" then error(piece, 0) end
    local count = span:copy(piece)
    if count < #piece then table.insert(self.left, 1, piece:sub(count + 1)) end
    return count
  end
  return io
end
