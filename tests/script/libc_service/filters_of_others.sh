# SPDX-License-Identifier: MIT
# A program of others has filters, too; its own library of Lua and that of the filters do not
# meet. Under the ancestor's name the variable works as well.

library=${CELLUA%/*}/libc_service.so
tools=$(dirname "$0")/tools
echo 'return {}' >answers.lua
echo "text of the real file" >real
cat >filters.lua <<'LUA'
return { open = [[
  local open, path, flags, mode = ...
  if path == "/filtered" then path = "real" end
  local result, errno = open(path, flags, mode)
  return result, errno
]] }
LUA
"$CELLUA" "$tools/program.lua" "$library" /bin/cat /filtered
sed 's/CELLUA_LIBC/EMILUA_LIBC/' "$tools/program.lua" >other.lua
"$CELLUA" other.lua "$library" /bin/cat /filtered
lua=$(command -v luajit) || exit 77
echo 'print(io.open("/filtered"):read())' >program.lua
"$CELLUA" "$tools/program.lua" "$library" "$lua" program.lua
# expect: text of the real file
# expect: exit	0
# expect: text of the real file
# expect: exit	0
# expect: text of the real file
# expect: exit	0
