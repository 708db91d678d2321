-- SPDX-License-Identifier: MIT
-- ip.connect() takes one result after the other, closes before it tries again, and asks the
-- condition first. Whatever is like a socket will do.
local ip = require "ip"
local misc = require("asio_error").misc

local function fake(works_for)
  local socket = { is_open = true, log = {} }
  function socket:close()
    self.is_open = false
    table.insert(self.log, 'close')
  end
  function socket:connect(address, port)
    self.is_open = true
    table.insert(self.log, address .. port)
    if address ~= works_for then error('not ' .. address, 0) end
  end
  return socket
end

local results = {
  { address = 'a', port = 1 }, { address = 'b', port = 2 }, { address = 'c', port = 3 },
}

local socket = fake 'b'
print(ip.connect(socket, results))                     -- expect: b	2
print(table.concat(socket.log, ' '), socket.is_open)   -- expect: close a1 close b2	true

socket = fake()
print(pcall(ip.connect, socket, results))              -- expect: false	not c
print(table.concat(socket.log, ' '))                   -- expect: close a1 close b2 close c3 close

socket = fake 'c'
print(ip.connect(socket, results, function(last, address, port)
  print(last, address, port)
  return address ~= 'b'
end))
-- expect: nil	a	1
-- expect: not a	b	2
-- expect: not a	c	3
-- expect: c	3
print(table.concat(socket.log, ' '))                   -- expect: close a1 close c3

local function none() end
for _, list in ipairs { {}, results } do
  local ok, why = pcall(ip.connect, fake 'a', list, none)
  print(ok, why == misc.not_found)                     -- expect: false	true
end                                                    -- expect: false	true

for _, socket in ipairs { 'a', 1, print } do
  local _, why = pcall(ip.connect, socket, {})
  print(why, why.arg)                                    -- expect: Invalid argument	1
end
-- expect: Invalid argument	1
-- expect: Invalid argument	1
local ok, why = pcall(ip.connect, fake(), 'a')
print(ok, tostring(why.category), why.code, why.arg)   -- expect: false	generic	22	2
ok, why = pcall(ip.connect, fake(), results, 'a')
print(ok, tostring(why.category), why.code, why.arg)   -- expect: false	generic	22	3
