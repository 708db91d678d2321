-- SPDX-License-Identifier: MIT
-- A stream that is read in the given pieces, and keeps what is written.
local eof = require("asio_error").misc.eof
return function(list)
  local self = { written = {}, is_open = true }
  local at, rest = 0, ""
  function self:read_some(span)
    if rest == "" then
      at = at + 1
      rest = list[at] or error(eof, 0)
    end
    local count = span:copy(rest)
    rest = rest:sub(count + 1)
    return count
  end
  function self:write_some(span)
    self.written[#self.written + 1] = tostring(span)
    return #span
  end
  function self:close() self.is_open = false end
  return self
end
