-- SPDX-License-Identifier: MIT
-- Locks, futures, timers and the like stay where they are; errors have a metatable.
local generic_error = require "generic_error"
local inbox, time = require "inbox", require "time"
local echo = spawn_vm '/workers/echo'
echo:send(inbox)
local promise, future = require("future").new()
local objects = {
  promise, future, require("condition_variable").new(), require("recursive_mutex").new(),
  require("mutex").new(), require "mutex", require "system", spawn(function() end), _FILE,
  byte_span.new(1), time.steady_timer.new(), time.steady_clock.now(), newproxy(),
  generic_error, generic_error.EPERM.category,
}
for i, object in ipairs(objects) do
  local ok, why = pcall(echo.send, echo, object)
  if ok or why ~= generic_error.ENOTSUP or why.arg then print(i, ok, why) end
end
local ok, why = pcall(echo.send, echo, generic_error.EPERM)
print(ok, why == generic_error.EINVAL)           -- expect: false	true
for i, object in ipairs(objects) do
  echo:send { dropped = object, err = generic_error.EPERM, kept = i }
  local got = inbox:receive()
  if got.dropped ~= nil or got.err ~= nil or got.kept ~= i then print(i) end
  echo:send { i, object, i }
  if #inbox:receive() ~= 1 then print(i) end
end
print(#objects)                                  -- expect: 15
