-- SPDX-License-Identifier: MIT
-- What is wrong with descriptors is told before anything is sent, and by position.
local unix = require "unix"
local a, b = unix.datagram.socket.pair()
local c, d = unix.stream.socket.pair()
local span = byte_span.new(9)
local fd, closed = require "pipe".pair():release(), require "pipe".pair():release()
closed:close()
local function try(...)
  local ok, why = pcall(...)
  print(ok, why.code, why.category, why.arg)
end
try(a.send_with_fds, a, "x", nil)                     -- expect: false	22	generic	3
try(a.send_with_fds, a, "x", fd)                      -- expect: false	22	generic	3
try(a.send_with_fds, a, "x", { fd, 1 })               -- expect: false	22	generic	3
try(a.send_with_fds, a, "x", { fd, a })               -- expect: false	22	generic	3
try(a.send_with_fds, a, 1, { fd })                    -- expect: false	22	generic	2
try(a.send_with_fds, 1, "x", { fd })                  -- expect: false	22	generic	1
try(a.send_with_fds, c, "x", { fd })                  -- expect: false	22	generic	1
try(a.send_to_with_fds, a, "x", "name", { fd, {} })   -- expect: false	22	generic	4
try(a.send_to_with_fds, a, "x", 1, { fd })            -- expect: false	22	generic	3
try(a.send_with_fds, a, "x", { fd, closed })          -- expect: false	9	generic	nil
try(c.send_with_fds, c, "", { fd })                   -- expect: false	22	generic	2
print(c:send_with_fds("", {}))                        -- expect: 0
for _, most in ipairs { 0, -1, 0 / 0, "1", {} } do try(b.receive_with_fds, b, span, most) end
-- expect: false	22	generic	3
-- expect: false	22	generic	3
-- expect: false	22	generic	3
-- expect: false	22	generic	3
-- expect: false	22	generic	3
try(b.receive_with_fds, b, span)                      -- expect: false	22	generic	3
try(b.receive_with_fds, b, "text", 1)                 -- expect: false	22	generic	2
local many = {}
for i = 1, 254 do many[i] = fd:dup() end
try(a.send_with_fds, a, "x", many)                    -- expect: false	22	generic	3
many[254] = many[1]
print(a:send_with_fds("x", many))                     -- expect: 1
local _, fds, lost = b:receive_with_fds(span, 1e9)
print(#fds, lost, fd.type)                            -- expect: 253	false	fifo
