-- SPDX-License-Identifier: MIT
-- Each namespace that is asked for is another one than the program's, and no other is.
local tools = require "./tools"
io.stdout:setvbuf "no"
local names = { uts = "uts", ipc = "ipc", user = "user", net = "net", mount = "mnt" }
local script = [[
  local ffi = require "ffi"
  ffi.cdef "ssize_t readlink(const char *, char *, size_t);"
  local text = ffi.new "char[100]"
  for _, name in ipairs { "ipc", "mnt", "net", "user", "uts" } do
    local size = ffi.C.readlink("/proc/self/ns/" .. name, text, 100)
    io.write(ffi.string(text, size), " ")
  end
]]
local function spaces(options)
  local reader, writer = tools.pipe()
  options.stdout, options.init = writer, script
  local process = spawn_vm { subprocess = options }
  writer:close()
  process:wait()
  return tools.read_all(reader)
end
local ours = spaces {}
for option, name in pairs(names) do
  local theirs, others = spaces { ["newns_" .. option] = true, newns_user = true }, {}
  for kind, number in ours:gmatch "(%a+):(%S+)" do
    if not theirs:find(kind .. ":" .. number, 1, true) then others[#others + 1] = kind end
  end
  local expected = name == "user" and "user" or
    name < "user" and name .. " user" or "user " .. name
  if table.concat(others, " ") ~= expected then print(option, table.concat(others, " ")) end
end
print "all" -- expect: all
