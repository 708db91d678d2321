-- SPDX-License-Identifier: MIT
-- A library that it names is there, and nothing else comes with it.
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
ffi = { "libanl.so.1" },
]==]
local ffi = require "ffi"
print((pcall(ffi.load, "libanl.so.1")))              -- expect: true
print((pcall(ffi.load, "libBrokenLocale.so.1")))     -- expect: false
