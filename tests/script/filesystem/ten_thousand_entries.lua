-- SPDX-License-Identifier: MIT
-- A large directory is read to its end, each entry once, whoever else runs; and so it is if what was
-- found is deleted meanwhile.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir dir && cd dir && seq -f file_with_a_name_of_some_length_%05g 10000 | xargs touch"
local other
local function count(each)
  local seen, n = {}, 0
  for entry in fs.directory_iterator(p "dir") do
    local name = tostring(entry.path)
    assert(not seen[name], name)
    seen[name], n = true, n + 1
    if each then each(name) end
  end
  return n
end
print(count())                           -- expect: 10000
other = spawn(function() while true do this_fiber.yield() end end)
print(count())                           -- expect: 10000
print(count(os.remove), fs.is_empty(p "dir"))  -- expect: 10000	true
other:cancel()
