-- SPDX-License-Identifier: MIT
-- Who waits for files holds up nobody: requests of the ring and what threads do alike.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir dir; echo >dir/file; ln -s file dir/link"
local turns = 0
local other = spawn(function() while true do turns = turns + 1; this_fiber.yield() end end)
local function during(name, f, ...)
  local before = turns
  f(...)
  print(name, turns > before)
end
during("status", fs.status, p "dir")                       -- expect: status	true
during("equivalent", fs.equivalent, p "dir", p "/")        -- expect: equivalent	true
during("canonical", fs.canonical, p "dir/link")            -- expect: canonical	true
during("space", fs.space, p "dir")                         -- expect: space	true
during("read_symlink", fs.read_symlink, p "dir/link")      -- expect: read_symlink	true
during("is_empty", fs.is_empty, p "dir")                   -- expect: is_empty	true
during("iterator", fs.directory_iterator, p "dir")         -- expect: iterator	true
during("create_symlink", fs.create_symlink, p "x", p "y")  -- expect: create_symlink	true
during("create_directory", fs.create_directory, p "new")   -- expect: create_directory	true
during("chmod", fs.chmod, p "new", 448)                    -- expect: chmod	true
during("copy", fs.copy, p "dir", p "new/copy", { recursive = true })  -- expect: copy	true
during("rename", fs.rename, p "new", p "old")              -- expect: rename	true
during("remove", fs.remove, p "none")                      -- expect: remove	true
during("remove_all", fs.remove_all, p "old")               -- expect: remove_all	true
during("cwd", fs.current_working_directory, p ".")         -- expect: cwd	true
local nothing
for entry in fs.directory_iterator(p "dir") do
  if entry.path == p "dir/file" then during("entry", function() nothing = entry.file_size end) end
end                                                        -- expect: entry	true
other:cancel()
