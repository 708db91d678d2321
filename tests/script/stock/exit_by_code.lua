-- SPDX-License-Identifier: MIT
-- os.exit ends the process with its code from any depth and flushes what was written.

io.write("written before, ")
io.stdout:write("also written")
coroutine.wrap(function()
  pcall(function()
    table.sort({ 2, 1 }, function() os.exit(7) end)
  end)
end)()
print("never")
