-- SPDX-License-Identifier: MIT
-- Nobody listens: why is what was said of the last address.
local ip = require "ip"
local basic = require("asio_error").basic

local acceptor = ip.tcp.listen '127.0.0.1:0'
local port = acceptor.local_port
acceptor:close()
local ok, why = pcall(ip.tcp.dial, '127.0.0.1', port)
print(ok, why == basic.connection_refused)          -- expect: false	true
ok, why = pcall(ip.tcp.dial, '', port)
print(ok, why == basic.connection_refused or why)   -- expect: false	true
acceptor = ip.tcp.listen('127.0.0.1', port)
ok, why = pcall(ip.tcp.listen, '127.0.0.1', port)
print(ok, why == basic.address_in_use)              -- expect: false	true
