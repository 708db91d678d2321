-- SPDX-License-Identifier: MIT
-- Whatever the key, an object of the runtime without such a member raises bad_index.
local time = require "time"
local promise, future = require("future").new()
local objects = {
  this_fiber, spawn(function() end), promise, future, _FILE,
  require "mutex", require("mutex").new(),
  require "recursive_mutex", require("recursive_mutex").new(),
  require "condition_variable", require("condition_variable").new(),
  require "inbox", spawn_vm "/nested/idle", require "system",
  require "generic_error", require "core_error", require("asio_error").misc,
  require("generic_error").EPERM.category,
  time.steady_timer.new(), time.system_timer.new(), time.steady_clock.now(),
}
local keys = {
  "unknown", "", "new\0", 0.5, -1, 1 / 0, true, false, print, {}, coroutine.create(print),
  io.stdout, 1LL, newproxy(),
}
local bad_index = require("core_error").bad_index
local function is_refused(object, key)
  local ok, why = pcall(function() return object[key] end)
  return not ok and why == bad_index and why.index == 2
end
for i, object in ipairs(objects) do
  for _, key in ipairs(keys) do
    if not is_refused(object, key) then print(i, object, key) end
  end
  if not is_refused(object, nil) then print(i, object, nil) end
  if not is_refused(object, 0 / 0) then print(i, object, 0 / 0) end
end
print(#objects)    -- expect: 21
