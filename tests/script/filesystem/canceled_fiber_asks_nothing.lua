-- SPDX-License-Identifier: MIT
-- A call is a cancellation point, but for one that waits for nothing.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir dir"
for _, f in ipairs { fs.exists, fs.canonical, fs.directory_iterator, fs.is_empty } do
  local fiber = spawn(function()
    while true do f(p "dir") end
  end)
  this_fiber.yield()
  fiber:cancel()
  fiber:join()
  print(fiber.cancellation_caught)                 -- expect: true
end                                                -- expect: true
-- expect: true
-- expect: true
local fiber = spawn(function()
  this_fiber.disable_cancellation()
  this_fiber.yield()
  print(fs.exists(p "dir"), fs.is_empty(p "dir"))  -- expect: true	true
  this_fiber.restore_cancellation()
end)
this_fiber.yield()
fiber:cancel()
fiber:join()
