-- SPDX-License-Identifier: MIT
-- What is handed over is a duplicate: the caller's handle stays what it was, until it is
-- closed, which the process does not notice.
local tools = require "./tools"
if _CONTEXT == "worker" then
  io.write(io.read "*a")
  io.flush()
  io.stderr:write "stderr\n"
  return
end
local pipe = require "pipe"
local input, output = pipe.pair()
local handle, reader, writer = input:release(), tools.pipe()
local process = spawn_vm { module = ".", subprocess = {
  stdin = handle, stdout = writer, stderr = writer,
  init = { script = "C.read(arg, 0)", arg = handle },
} }
print(tostring(handle):match "^/dev/fd/%d+$" ~= nil, handle:dup() ~= nil) -- expect: true	true
output:write_some "stdin\n"
output:close()
handle:close()
writer:close()
print(tools.read_all(reader))
-- expect: stdin
-- expect: stderr
-- expect:
print(tools.ending(process)) -- expect: exit 0
