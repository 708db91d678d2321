# SPDX-License-Identifier: MIT
# A pair that cannot be made leaves nothing open.

cat >many.lua <<'LUA'
local file = require "file"
local serial_port = require "serial_port"
local function hold()
  local f = file.stream.new()
  f:open("/dev/null", { "read_only" })
  return f
end
local full = {}
while pcall(function() full[#full + 1] = hold() end) do end
table.remove(full):close()
local ok, why = pcall(serial_port.ptypair)
print(ok, why.category, why == require "asio_error".basic.no_descriptors)
local held = hold()
print((pcall(hold)))
held:close()
table.remove(full):close()
print((pcall(serial_port.ptypair)))
LUA
(ulimit -n 40 && "$CELLUA" many.lua)
# expect: false	system	true
# expect: false
# expect: true
