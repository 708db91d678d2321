-- SPDX-License-Identifier: MIT
-- Who waits for a lock is ended by its fiber and by its object, and then has not got it.
local file, core_error = require "file", require "core_error"
local aborted = require("asio_error").basic.operation_aborted
local function open()
  local f = file.random_access.new()
  f:open("f", { "create", "read_write" })
  return f
end
local holder, probe = open(), open()
for _, how in ipairs { "fiber", "cancel", "close", "release" } do
  holder:lock()
  local f = open()
  local fiber = spawn(function()
    local ok, why = pcall(f.lock, f)
    print(how, ok, why == core_error.fiber_canceled, why == aborted)
  end)
  for _ = 1, 3 do this_fiber.yield() end
  local released
  if how == "fiber" then fiber:cancel() else released = f[how](f) end
  fiber:join()
  holder:unlock()
  print(probe:try_lock())
  probe:unlock()
end
-- expect: fiber	false	true	false
-- expect: true
-- expect: cancel	false	false	true
-- expect: true
-- expect: close	false	false	true
-- expect: true
-- expect: release	false	false	true
-- expect: true
local fiber = spawn(function()
  this_fiber.yield()
  probe:lock()
  print "never"
end)
fiber:cancel()
fiber:join()
print(holder:try_lock())                       -- expect: true
