-- SPDX-License-Identifier: MIT
-- A directory that goes away before it is entered, or becomes a link, is passed by.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir -p t/a/x other/in"
for entry in fs.recursive_directory_iterator(p "t") do
  print(entry.path)                      -- expect: t/a
  os.execute "rm -r t/a"
end
os.execute "mkdir -p t/a/x"
for entry in fs.recursive_directory_iterator(p "t") do
  print(entry.path)                      -- expect: t/a
  os.execute "rm -r t/a; ln -s ../other t/a"
end
os.execute "rm t/a; mkdir -p t/a/x/y"
local n = 0
for entry in fs.recursive_directory_iterator(p "t") do
  n = n + 1
  if entry.path == p "t/a/x" then os.execute "rm -r t/a/x" end
end
print(n)                                 -- expect: 2
