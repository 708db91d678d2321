-- SPDX-License-Identifier: MIT
-- What another process has, the thread waits for at nothing: it can be read and written; what
-- only the thread could do is refused until the descriptor is trusted.
local file, inbox, generic_error = require "file", require "inbox", require "generic_error"
if _CONTEXT ~= "main" then
  local order = inbox:receive()
  local f = file.stream.new()
  f:assign(order.fd)
  order.boss:send { fd = f:release() }
  return
end
local made = io.open("f", "w")
made:write "content"
made:close()
local f = file.stream.new()
f:open("f", file.open_flag.read_write)
local channel = spawn_vm { module = ".", subprocess = {} }
channel:send { fd = f:release(), boss = inbox }
local fd = inbox:receive().fd
print(fd.tainted)                              -- expect: true
f:assign(fd)
local span = byte_span.new(7)
print(f:read_some(span), tostring(span), f:write_some "!", f.size)  -- expect: 7	content	1	8
for _, call in ipairs { { "seek", 0, "set" }, { "resize", 1 }, { "try_lock" }, { "lock" }, { "unlock" } } do
  local _, why = pcall(f[call[1]], f, unpack(call, 2))
  io.write(tostring(why == generic_error.EACCES), ";")
end
print()                                        -- expect: true;true;true;true;true;
fd = f:release()
fd:trust()
f:assign(fd)
print(f:seek(0, "set"), f:try_lock())          -- expect: 0	true
