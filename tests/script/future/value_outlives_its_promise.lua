-- SPDX-License-Identifier: MIT
-- A satisfied promise may go; what it delivered stays.

local future = require "future"
local promise, result = future.new()
promise:set_value({ "kept" })
promise = nil
collectgarbage()
collectgarbage()
print(result:get()[1])                                        -- expect: kept
promise, result = future.new()
promise:set_error "kept too"
promise = nil
collectgarbage()
collectgarbage()
print(pcall(result.get, result))                              -- expect: false	kept too
