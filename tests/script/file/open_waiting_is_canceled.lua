-- SPDX-License-Identifier: MIT
-- A fiber that waits for the other end of a named pipe is canceled, or its object is; then the
-- object is closed, and can be opened.
local file, core_error = require "file", require "core_error"
local aborted = require("asio_error").basic.operation_aborted
os.execute "mkfifo pipe"
io.open("plain", "w"):close()
local sleep = require("time").sleep
for _, flag in ipairs { "read_only", "write_only" } do
  for _, how in ipairs { "fiber", "cancel", "close" } do
    local f = file.stream.new()
    local fiber = spawn(function()
      local ok, why = pcall(f.open_waiting, f, "pipe", { flag })
      print(how, ok, why == core_error.fiber_canceled, why == aborted, f.is_open)
      this_fiber.disable_cancellation()
      f:open("plain", 0)
      print(f.size)
    end)
    sleep(0.02)
    if how == "fiber" then fiber:cancel() else f[how](f) end
    fiber:join()
  end
end
-- expect: fiber	false	true	false	false
-- expect: 0
-- expect: cancel	false	false	true	false
-- expect: 0
-- expect: close	false	false	true	false
-- expect: 0
-- expect: fiber	false	true	false	false
-- expect: 0
-- expect: cancel	false	false	true	false
-- expect: 0
-- expect: close	false	false	true	false
-- expect: 0
