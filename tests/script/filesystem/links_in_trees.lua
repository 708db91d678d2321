-- SPDX-License-Identifier: MIT
-- Links to directories are entered on request, but none that leads back to where it came from.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir -p t/a other/in; ln -s ../../t t/a/back; ln -s ../other t/there; ln -s none t/dangling; ln -s self t/self"
local function walk(options)
  local found = {}
  for entry, depth in fs.recursive_directory_iterator(p "t", options) do
    found[#found + 1] = tostring(entry.path) .. "=" .. depth
  end
  table.sort(found)
  print(table.concat(found, " "))
end
walk()
-- expect: t/a/back=1 t/a=0 t/dangling=0 t/self=0 t/there=0
walk { follow_directory_symlink = false }
-- expect: t/a/back=1 t/a=0 t/dangling=0 t/self=0 t/there=0
walk { follow_directory_symlink = true }
-- expect: t/a/back=1 t/a=0 t/dangling=0 t/self=0 t/there/in=1 t/there=0
