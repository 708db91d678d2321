# SPDX-License-Identifier: MIT
# openat() opens files by their names in a directory, as its flags say.

cat >open.lua <<'END'
local system, pipe, stream = require "system", require "pipe", require "stream"
local directory = system.get_lowfd(3)
local function open(...)
  local ok, result = pcall(directory.openat, directory, ...)
  if not ok then return result.code, tostring(result.category), result.arg end
  return result
end
local function content(fd)
  return tostring(stream.read_to_end(pipe.read_stream.new(fd)))
end
local function write(fd, text)
  local w = pipe.write_stream.new(fd)
  w:write_some(text)
  w:close()
end
write(open("new", { "write_only", "create", "exclusive" }, 384), "one")
print(io.popen "stat -c %a dir/new":read())
write(open("new", { "write_only", "append" }), " two")
print(content(open("new", { "read_only" })), content(open("new", {})))
write(open("new", { "read_write", "truncate" }), "three")
print(content(open("./sub/../new", { "read_only" })))
print(content(open(require("filesystem").path "sub" / "../new", { "read_only" })))
print(open("new", { "write_only", "create", "exclusive" }))
print(open("sub", { "directory" }).type, open("new", { "directory" }))
print(open("link", { "no_follow" }), open("link", { "path", "no_follow" }).type)
print(open("missing", {}))
write(open(".", { "write_only", "temporary" }), "nowhere")
local fd = open("new", { "path" })
print(fd.type, pcall(content, fd))
print(io.popen "ls dir | xargs":read())
os.execute("test -e " .. tostring(open("new", {})) .. " && echo inherited")
END
mkdir -p dir/sub
ln -s new dir/link
umask 022
"$CELLUA" open.lua 3<dir
# expect: 600
# expect: one two	one two
# expect: three
# expect: three
# expect: 17	system	nil
# expect: directory	20	system	nil
# expect: 40	symlink
# expect: 2	system	nil
# expect: regular	false	Bad file descriptor
# expect: link new sub
