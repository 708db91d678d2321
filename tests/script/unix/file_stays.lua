-- SPDX-License-Identifier: MIT
-- bind() makes a file, where there must be none, and nothing takes it away.
local unix, errors = require "unix", require "asio_error".basic
local function bind()
  local s = unix.stream.acceptor.new()
  s:open()
  s:bind "name"
  return s
end
local function kind() return io.popen("stat -c %F name"):read() end
local s = bind()
print(kind())                                 -- expect: socket
print(select(2, pcall(bind)) == errors.address_in_use) -- expect: true
s:close()
s = nil
collectgarbage()
print(kind())                                 -- expect: socket
print(select(2, pcall(bind)) == errors.address_in_use) -- expect: true
os.remove "name"
print(bind().is_open)                         -- expect: true
