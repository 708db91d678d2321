-- SPDX-License-Identifier: MIT
-- Canceling a fiber that copies or removes much ends that soon; it goes on when it has ended.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "truncate -s 1T large; mkdir -p t; cd t; seq 3000 | xargs mkdir"
local function cancel(f, ...)
  local fiber = spawn(f)
  this_fiber.yield()
  this_fiber.yield()
  fiber:cancel()
  fiber:join()
  return fiber.cancellation_caught
end
-- where files share what they consist of the copy may be whole already
local caught = cancel(function() fs.copy_file(p "large", p "copy") end)
print(caught or fs.file_size(p "copy") == 2 ^ 40)              -- expect: true
local before = fs.exists(p "copy") and fs.file_size(p "copy")
require("time").sleep(0.05)
print((fs.exists(p "copy") and fs.file_size(p "copy")) == before)  -- expect: true
fs.remove(p "copy")
caught = cancel(function() fs.remove_all(p "t") end)
print(caught or not fs.exists(p "t"))                          -- expect: true
