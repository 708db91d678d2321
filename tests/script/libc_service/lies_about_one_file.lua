-- SPDX-License-Identifier: MIT
-- The master says what one file holds; all else is what it is.
local tools = require "./tools"
if _CONTEXT == "worker" then
  local file = io.open("real", "w")
  file:write "the truth"
  file:close()
  print(io.open("/etc/answer"):read "*a")
  print(io.open("real"):read "*a")
  print(io.open("/etc/denied"))
  return
end
local asked = {}
local function spawn(subprocess)
  local process = spawn_vm { module = ".", subprocess = subprocess }
  return process
end
local ending, why = tools.run(spawn, {
  open = function(master, path, flags, mode)
    path = tostring(path)
    if path == "real" then
      asked[#asked + 1] = table.concat(flags, "+") .. " " .. tostring(mode)
      return false
    elseif path == "/etc/denied" then
      return master:send(-1, require "generic_error".EACCES)
    end
    if path ~= "/etc/answer" then return false end
    master:send_with_fds(0, { tools.content "42" })
  end,
})
print(table.concat(asked, ", "), ending, why)
-- expect: 42
-- expect: the truth
-- expect: nil	/etc/denied: Permission denied	13
-- expect: create+truncate+write_only 438, read_only nil	exit 0	end of file
