-- SPDX-License-Identifier: MIT
-- Where a fiber may not be suspended the thread waits: in a forbid-suspend block, behind a function
-- of C, and when the state ends.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir dir; echo >dir/one"
local other = spawn(function() while true do this_fiber.yield() end end)
local function all()
  local count = 0
  for entry in fs.recursive_directory_iterator(p ".") do
    if entry.status.type == "regular" and entry.file_size == 1 then count = count + 1 end
  end
  return fs.exists(p "dir"), fs.equivalent(p "dir", p "./dir"), fs.is_empty(p "dir"), count
end
this_fiber.forbid_suspend()
print(all())                                       -- expect: true	true	false	1
print(pcall(fs.status, "dir"))                     -- expect: false	Invalid argument
this_fiber.allow_suspend()
table.sort({ 1, 2 }, function() print(all()) end)  -- expect: true	true	false	1
last = newproxy(true)
getmetatable(last).__gc = function() print(all()) end
getmetatable(last).keeps = last
other:cancel()
-- expect: true	true	false	1
