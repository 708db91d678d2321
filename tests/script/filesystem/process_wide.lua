-- SPDX-License-Identifier: MIT
-- umask() and chroot() change the whole process; other states than the master may not, nor change
-- where it works.
local fs, p = require "filesystem", require("filesystem").path.new
if _CONTEXT == "worker" then
  local generic = require "generic_error"
  local inbox = require "inbox"
  local answer = ""
  for _, call in ipairs { { fs.umask, 0 }, { fs.chroot, p "/" }, { fs.current_working_directory, p "/" },
      { fs.current_working_directory, "/" }, { fs.umask, "x" } } do
    local ok, why = pcall(unpack(call))
    answer = answer .. tostring(ok) .. " " .. tostring(why == generic.EPERM and why.arg == nil) .. ";"
  end
  inbox:receive():send(answer .. tostring(pcall(fs.current_working_directory)))
  return
end
print(("%o"):format(fs.umask(tonumber("1077", 8)) * 0 + fs.umask(tonumber("27", 8))))  -- expect: 77
fs.mkdir(p "dir", 511)
print(("%o"):format(fs.status(p "dir").mode))                -- expect: 750
for _, bad in ipairs { "x", -1, 0 / 0 } do
  local ok, why = pcall(fs.umask, bad)
  print(ok, why, why.arg)
end
-- expect: false	Invalid argument	1
-- expect: false	Invalid argument	1
-- expect: false	Invalid argument	1
local ok, why = pcall(fs.chroot, p "none")
print(ok, why.category, why.code == 2 or why.code == 1, why.path1)  -- expect: false	system	true	none
local inbox = require "inbox"
local actor = spawn_vm { module = "." }
actor:send(inbox)
print(inbox:receive())
-- expect: false true;false true;false true;false true;false true;true
