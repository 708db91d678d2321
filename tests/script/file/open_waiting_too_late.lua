-- SPDX-License-Identifier: MIT
-- What was opened when its object had been closed is closed at once.
local file = require "file"
os.execute "mkfifo close cancel assign"
local function spin(seconds)
  local start = os.clock()
  while os.clock() - start < seconds do end
end
collectgarbage "stop"
for _, how in ipairs { "close", "cancel", "assign" } do
  local reader, writer = file.stream.new(), file.stream.new()
  local fiber = spawn(function()
    local ok, why = pcall(reader.open_waiting, reader, how, { "read_only" })
    io.write(how, " ", tostring(ok), " ", tostring(why), "; ")
  end)
  for _ = 1, 200 do this_fiber.yield() end
  writer:open(how, { "write_only" })
  spin(0.01)
  if how == "assign" then
    local other = file.stream.new()
    other:open("/dev/null", { "read_only" })
    reader:assign(other:release())
  else
    reader[how](reader)
  end
  fiber:join()
  local ok, why = pcall(writer.write_some, writer, "x")
  print(ok, why)
end
-- expect: close false Operation canceled; false	Broken pipe
-- expect: cancel false Operation canceled; false	Broken pipe
-- expect: assign false already open; false	Broken pipe
