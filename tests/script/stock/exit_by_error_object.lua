-- SPDX-License-Identifier: MIT
-- An uncaught error object exits with 1.

print("before")
coroutine.wrap(function()
  error(setmetatable({}, { __tostring = function() return "object" end }))
end)()
print("never")
