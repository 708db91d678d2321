-- SPDX-License-Identifier: MIT
-- open() makes descriptors, also of what no other module opens; they are not inherited.
local fs, p = require "filesystem", require("filesystem").path.new
local file = require "file"
os.execute "umask 022; mkdir dir; echo text >dir/file; ln -s dir link; mkfifo fifo"
local function all()
  local dir = fs.open(p "dir", { "directory", "read_only" })
  print(dir.type, getmetatable(dir), dir:openat("file", { "read_only" }).type)
  local here = fs.open(p "link", { "path", "no_follow" })
  print(here.type, pcall(fs.open, p "link", { "directory", "no_follow" }))
  local new = fs.open(p "new", { "create", "exclusive", "write_only" }, tonumber("640", 8))
  print(("%o"):format(fs.status(p "new").mode))
  local stream = file.stream.new(new)
  stream:write_some "hello"
  stream:close()
  print(fs.file_size(p "new"), pcall(fs.open, p "new", { "create", "exclusive", "write_only" }))
  stream:assign(fs.open(p "new", file.open_flag.read_only))
  local span = byte_span.new(9)
  print(tostring(span:first(stream:read_some(span))))
  stream:close()
  os.remove "new"
  for _, bad in ipairs { "read_only", { "readonly" }, { "read_only", "write_only" }, -1 } do
    local ok, why = pcall(fs.open, p "dir", bad)
    print(ok, why, why.arg)
  end
  local ok, why = pcall(fs.open, p "none", { "resolve_beneath", "read_only" })
  print(ok, why, why.path1, why.category)
  local inherited = io.popen("ls -l /proc/self/fd | grep -c dir"):read()
  print(inherited)
  dir:close()
end
all()
-- expect: directory	file_descriptor	regular
-- expect: symlink	false	Not a directory
-- expect: 640
-- expect: 5	false	File exists
-- expect: hello
-- expect: false	Invalid argument	2
-- expect: false	Invalid argument	2
-- expect: false	Invalid argument	2
-- expect: false	Invalid argument	2
-- expect: false	No such file or directory	none	system
-- expect: 0
local other = spawn(function() while true do this_fiber.yield() end end)
all()
-- expect: directory	file_descriptor	regular
-- expect: symlink	false	Not a directory
-- expect: 640
-- expect: 5	false	File exists
-- expect: hello
-- expect: false	Invalid argument	2
-- expect: false	Invalid argument	2
-- expect: false	Invalid argument	2
-- expect: false	Invalid argument	2
-- expect: false	No such file or directory	none	system
-- expect: 0

-- Who waits for the other end of a pipe can be canceled, and holds up nobody.
local reader = spawn(function() fs.open(p "fifo", { "read_only" }) end)
this_fiber.yield()
reader:cancel()
reader:join()
print(reader.cancellation_caught)  -- expect: true
reader = spawn(function() return fs.open(p "fifo", { "read_only" }).type end)
local writer = fs.open(p "fifo", { "write_only" })
print(reader:join(), writer.type)  -- expect: fifo	fifo
other:cancel()
