# SPDX-License-Identifier: MIT
# What is opened by the handle of a directory is asked for with the way in which it is resolved.

mkdir dir && echo text >dir/file
cat >guest.lua <<'LUA'
local pipe, stream = require "pipe", require "stream"
local directory = require "system".in_:dup()
local file = directory:openat("file", { "read_only", "resolve_beneath" })
print(tostring(stream.read_to_end(pipe.read_stream.new(file))))
local file = directory:openat("new", { "create", "write_only", "resolve_in_root", "resolve_no_xdev" }, 384)
print(pcall(directory.openat, directory, "none", {}))
LUA
cat >main.lua <<'LUA'
local libc_service, system = require "libc_service", require "system"
local tree = system.get_lowfd(3)
local master, slave = libc_service.new()
local process = spawn_vm { module = "./guest", subprocess = { stdin = tree, stdout = "share",
  stderr = "share", libc_service = slave } }

local asked = {}
while pcall(master.receive, master) do
  if master.function_ == "openat" then
    local path, flags, mode = master:arguments()
    asked[#asked + 1] = ("%s %s %s"):format(path, table.concat(flags, " "), mode)
    if tostring(path) == "none" then
      master:send(-1, 1)
    else
      master:use_slave_credentials()
    end
  else
    master:use_slave_credentials()
  end
end
print(process:wait().exit_code)
print(table.concat(asked, "\n"))
LUA
"$CELLUA" main.lua 3<dir
stat -c %a dir/new
# expect: text
# expect: 
# expect: false	Operation not permitted
# expect: 0
# expect: file read_only resolve_beneath nil
# expect: new create write_only resolve_in_root resolve_no_xdev 384
# expect: none read_only nil
# expect: 600
