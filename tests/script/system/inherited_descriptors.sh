# SPDX-License-Identifier: MIT
# Descriptors from 3 to 9 that the program was started with can be taken, each once.

cat >lowfd.lua <<'END'
local system, pipe, inbox = require "system", require "pipe", require "inbox"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  local ok, why = pcall(system.get_lowfd, 5)
  boss:send { tostring(why.category), why.code }
  return
end
local files = {}
for i = 1, 3 do files[i] = io.open(arg[0]) end
local fd = system.get_lowfd(3)
print(tostring(fd), system.get_lowfd(3), system.get_lowfd(8))
local span = byte_span.new(9)
print(tostring(span:first(pipe.read_stream.new(fd):read_some(span))))
print(tostring(system.get_lowfd(7)))
for n = 3, 9 do assert(system.get_lowfd(n) == nil) end
for _, wrong in ipairs { 2, 10, 0 / 0, -1, "3" } do
  local ok, why = pcall(system.get_lowfd, wrong)
  print(ok, tostring(why.category), why.code, why.arg)
end
local worker = spawn_vm "."
worker:send(inbox)
print(unpack(inbox:receive()))
os.execute "test -e /dev/fd/7 && echo inherited"
END
printf inherited >file
"$CELLUA" lowfd.lua 3<file 7>>file 5<file 5<&-
# expect: /dev/fd/3	nil	nil
# expect: inherited
# expect: /dev/fd/7
# expect: false	generic	22	1
# expect: false	generic	22	1
# expect: false	generic	22	1
# expect: false	generic	22	1
# expect: false	generic	22	1
# expect: generic	1
