-- SPDX-License-Identifier: MIT
-- While an object waits to be opened it is neither opened otherwise; and if it is given a
-- descriptor meanwhile, it keeps that.
local file, already_open = require "file", require("asio_error").misc.already_open
os.execute "mkfifo pipe"
local made = io.open("plain", "w")
made:write "content"
made:close()
local f, other, w = file.stream.new(), file.stream.new(), file.stream.new()
local opener = spawn(function()
  local ok, why = pcall(f.open_waiting, f, "pipe", 0)
  print(ok, why == already_open, f.size)
end)
this_fiber.yield()
for _, name in ipairs { "open", "open_waiting" } do
  print(select(2, pcall(f[name], f, "plain", 0)) == already_open)
end
-- expect: true
-- expect: true
other:open("plain", 0)
f:assign(other:release())
w:open_waiting("pipe", { "write_only" })
opener:join()                                  -- expect: false	true	7
