# SPDX-License-Identifier: MIT
# A pair that cannot be made leaves nothing open.

cat >many.lua <<'LUA'
local serial_port = require "serial_port"
local pairs_ = {}
local ok, why
repeat
  pairs_[#pairs_ + 1] = {}
  ok, why = pcall(function() pairs_[#pairs_] = { serial_port.ptypair() } end)
until not ok
print(tostring(why.category), why == require "asio_error".basic.no_descriptors)
pairs_[1][2]:close()
print((pcall(serial_port.ptypair)))
pairs_[1][1]:close()
print((pcall(serial_port.ptypair)))
LUA
(ulimit -n 40 && "$CELLUA" many.lua)
# expect: system	true
# expect: false
# expect: true
