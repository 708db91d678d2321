-- SPDX-License-Identifier: MIT
-- Other fibers have their turns during a copy, timers too, and can cancel it.
local file, stream, core_error = require "file", require "stream", require "core_error"
local sleep = require("time").sleep
local source, sink = file.stream.new(), file.stream.new()
source:open("/dev/zero", 0)
sink:open("sink", { "create", "write_only" })
local copied
local copier = spawn(function()
  local ok, why = pcall(stream.copy, source, sink, 2 ^ 30)
  copied = why.bytes_transferred
  print(ok, why == core_error.fiber_canceled)
end)
sleep(0.01)
copier:cancel()
copier:join()                                  -- expect: false	true
print(copied < 2 ^ 30, sink.size == copied)    -- expect: true	true
sink:resize(2 ^ 30)
source:close()
source:open("sink", 0)
sink:close()
sink:open("/dev/null", { "write_only" })
copier = spawn(function() pcall(stream.copy, source, sink) end)
sleep(0.001)
copier:cancel()
copier:join()
print(source:seek(0, "cur") < 2 ^ 30)          -- expect: true
