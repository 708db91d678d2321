-- SPDX-License-Identifier: MIT
-- Who waits for a lock is ended by its object also when the time has come to try again.
local file = require "file"
local aborted = require("asio_error").basic.operation_aborted
local function open(name)
  local f = file.random_access.new()
  f:open(name, { "create", "read_write" })
  return f
end
local function spin(seconds)
  local start = os.clock()
  while os.clock() - start < seconds do end
end
local holder, other, probe = open "f", open "other", open "other"
for _, how in ipairs { "cancel", "close", "release", "another" } do
  holder:lock()
  local f = open "f"
  local fiber = spawn(function()
    local ok, why = pcall(f.lock, f)
    print(how, ok, why == aborted)
  end)
  for _ = 1, 200 do this_fiber.yield() end
  spin(0.02) -- longer than anybody waits for the next attempt, which cannot begin meanwhile
  if how == "another" then
    f:close()
    f:assign(other:release())
  else
    f[how](f)
  end
  for _ = 1, 3 do this_fiber.yield() end
  holder:unlock()
  fiber:join()
end
-- expect: cancel	false	true
-- expect: close	false	true
-- expect: release	false	true
-- expect: another	false	true
print(probe:try_lock())                        -- expect: true
