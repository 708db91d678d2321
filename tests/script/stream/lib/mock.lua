-- SPDX-License-Identifier: MIT
-- A stream whose calls follow a list of steps: a number is how many bytes move, of the
-- alphabet where it is read; whatever else is raised.

return function(steps)
  local self = { calls = 0, given = 0 }
  function self:read_some(span)
    self.calls = self.calls + 1
    local step = steps[self.calls]
    if type(step) ~= "number" then error(step, 0) end
    for i = 1, step do span[i] = 97 + (self.given + i - 1) % 26 end
    self.given = self.given + step
    return step
  end
  self.written = ""
  function self:write_some(span)
    self.calls = self.calls + 1
    local step = steps[self.calls]
    if type(step) ~= "number" then error(step, 0) end
    self.written = self.written .. tostring(span:first(step))
    return step
  end
  return self
end
