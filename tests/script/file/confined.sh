# SPDX-License-Identifier: MIT
# A confined script opens, reads, writes and makes durable what it was granted; what it was not
# is refused with the word that does not cover it.
mkdir in out
echo content >in/file
cat >confined.lua <<'END'
local file, stream = require "file", require "stream"
local i, o = file.stream.new(), file.random_access.new()
local function all()
  i:open("in/file", 0)
  o:open_waiting("out/new", { "create", "read_write", "truncate" })
  local span = byte_span.new(100)
  local count = i:read_some(span)
  print(count, file.write_all_at(o, 2 ^ 33, span:first(count)), o.size - 2 ^ 33)
  o:resize(5)
  o:sync_all()
  o:sync_data()
  print(o:try_lock(), pcall(o.lock_shared, o), o:unlock())
  print(i:seek(0, "cur"), o.size, pcall(i.read_some, i, span))
  i:close()
  o:close()
end
all()
local other = spawn(function() while true do this_fiber.yield() end end)
all()
other:cancel()
for _, name in ipairs { "open", "open_waiting" } do
  local ok, why = pcall(o[name], o, "/etc/passwd", 0)
  print(ok, tostring(why.category), why.code, (why.reason:gsub(" %(.*", "")))
  print(tostring(why) == why.reason)
  ok, why = pcall(o[name], o, "in/new", { "create", "write_only" })
  print(ok, why.code, why.reason:match "fs.%l+")
  ok, why = pcall(o[name], o, "in/missing", 0)
  print(ok, tostring(why), why.reason)
end
END
"$CELLUA" --allow-read=in --allow-rw=out confined.lua
# expect: 8	8	8
# expect: true	true
# expect: 8	5	false	end of file
# expect: 8	8	8
# expect: true	true
# expect: 8	5	false	end of file
# expect: false	system	13	permission denied: fs.read does not cover /etc/passwd
# expect: true
# expect: false	13	fs.create
# expect: false	No such file or directory	nil
# expect: false	system	13	permission denied: fs.read does not cover /etc/passwd
# expect: true
# expect: false	13	fs.create
# expect: false	No such file or directory	nil

# Without any file that it could open, it makes durable what it got.
cat >stdout.lua <<'END'
local file, system = require "file", require "system"
local f = file.stream.new(system.out:dup())
local other = spawn(function() while true do this_fiber.yield() end end)
f:write_some "text\n"
f:sync_all()
f:sync_data()
print(f.size)
other:cancel()
END
"$CELLUA" --untrusted stdout.lua >all 2>&1
cat all
# expect: text
# expect: 5
