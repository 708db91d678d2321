# SPDX-License-Identifier: MIT
# Who was granted no file is refused each call, and lives on, even where a violation ends the process.
echo >file
cat >files.lua <<'END'
--[==[ sandbox
version = 1,
on_violation = "kill",
stdio = { "out", "err" },
]==]
local fs, p = require "filesystem", require("filesystem").path.new
local calls = { { "exists", p "file" }, { "status", p "file" }, { "equivalent", p "file", p "file" },
  { "canonical", p "file" }, { "read_symlink", p "file" }, { "space", p "file" }, { "is_empty", p "file" },
  { "directory_iterator", p "." }, { "remove", p "file" }, { "remove_all", p "file" },
  { "rename", p "file", p "x" }, { "create_directory", p "x" }, { "create_directories", p "x" },
  { "create_symlink", p "x", p "y" }, { "create_hard_link", p "file", p "y" }, { "copy", p "file", p "x" },
  { "copy_file", p "file", p "x" }, { "resize_file", p "file", 1 }, { "mkfifo", p "x", 1 },
  { "chmod", p "file", 511 }, { "last_write_time", p "file" }, { "open", p "file", { "read_only" } } }
local function all()
  for _, call in ipairs(calls) do
    local ok, why = pcall(fs[call[1]], unpack(call, 2))
    if ok or not (why.code == 1 or why.code == 13 and call[1] == "open") then print(call[1], ok, why) end
  end
end
all()
local other = spawn(function() while true do this_fiber.yield() end end)
all()
other:cancel()
print "all refused"
END
"$CELLUA" files.lua
# expect: all refused
ls
# expect: file
# expect: files.lua
