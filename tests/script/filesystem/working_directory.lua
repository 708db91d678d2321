-- SPDX-License-Identifier: MIT
-- current_working_directory() answers and changes where the process works, by a path or a descriptor.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir -p a/b gone; echo >file"
local here = fs.current_working_directory()
print(fs.equivalent(here, p "."), here.is_absolute, fs.current_working_directory(nil) == here)  -- expect: true	true	true
print(fs.current_working_directory(p "a"))                   -- expect: 
print(fs.current_working_directory() == here / "a", fs.is_directory(p "b"), io.popen("pwd"):read() == tostring(here / "a"))
-- expect: true	true	true
fs.current_working_directory(here)
local dir = fs.open(p "a/b", { "path", "directory" })
fs.current_working_directory(dir)
print(fs.current_working_directory() == here / "a/b")        -- expect: true
fs.current_working_directory(here)
for _, bad in ipairs { p "none", p "file", p "" } do
  local ok, why = pcall(fs.current_working_directory, bad)
  print(ok, why, why.category, why.path1 == bad)
end
-- expect: false	No such file or directory	system	true
-- expect: false	Not a directory	system	true
-- expect: false	No such file or directory	system	true
local ok, why = pcall(fs.current_working_directory, "a")
print(ok, why, why.arg)                                      -- expect: false	Invalid argument	1
fs.current_working_directory(p "gone")
fs.remove(here / "gone")
print(pcall(fs.current_working_directory))                   -- expect: false	No such file or directory
print(pcall(fs.absolute, p "x"))                             -- expect: false	No such file or directory
