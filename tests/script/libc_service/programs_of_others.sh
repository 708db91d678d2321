# SPDX-License-Identifier: MIT
# Under the library that is loaded before it, a program that knows nothing of a service is
# served: cat, ls, stat and python3.

library=${CELLUA%/*}/libc_service.so
tools=$(dirname "$0")/tools
cat >answers.lua <<'LUA'
local pipe = require "pipe"
local told = { type = "regular", mode = 420, size = 5, nlink = 1, mtime = 3600 }
local directory = { type = "directory", mode = 493, nlink = 2, mtime = 0 }
local function open(master, path)
  path = tostring(path)
  if path == "/secret/gone" then return master:send(-1, 2) end
  if path ~= "/secret/file" then return false end
  local reader, writer = pipe.pair()
  writer:write_some "lies\n"
  writer:close()
  master:send_with_fds(0, { reader:release() })
end
local function stat(master, path)
  path = tostring(path)
  if path == "/secret/file" then return master:send(told) end
  if path == "/secret" then return master:send(directory) end
  return false
end
return { open = open, stat = stat, lstat = stat }
LUA
run() { "$CELLUA" "$tools/program.lua" "$library" "$@"; }
run /bin/cat /secret/file
run /bin/cat /secret/gone
run /usr/bin/stat -c '%s %a %F %y' /secret/file /secret
run /bin/ls -lnd /secret /secret/file
command -v /usr/bin/python3 >/dev/null || exit 77
run /usr/bin/python3 -c 'import os
print(open("/secret/file").read(), os.stat("/secret/file").st_size, os.path.isdir("/secret"))
print("CELLUA_LIBC_SERVICE_FD" in os.environ)
print(os.listdir("/proc/self/task") != [])'
# expect: lies
# expect: exit	0
# expect: exit	1
# stderr: cat: /secret/gone: No such file or directory
# expect: 5 644 regular file 1970-01-01 01:00:00.000000000 +0000
# expect: 0 755 directory 1970-01-01 00:00:00.000000000 +0000
# expect: exit	0
# expect: drwxr-xr-x 2 0 0 0 Jan  1  1970 /secret
# expect: -rw-r--r-- 1 0 0 5 Jan  1  1970 /secret/file
# expect: exit	0
# expect: lies
# expect:  5 True
# expect: False
# expect: True
# expect: exit	0
