-- SPDX-License-Identifier: MIT
-- When its count is at the end, locking once more is EOVERFLOW and changes nothing.
local ffi = require "ffi"
local generic_error = require "generic_error"
local m = require("recursive_mutex").new()
for _ = 1, 12345 do m:lock() end
local words, count = ffi.cast("uint32_t *", m), nil
for i = 0, 15 do
  if words[i] == 12345 then
    count = words + i
    break
  end
end
count[0] = 2 ^ 32 - 2
m:lock()
for _, name in ipairs { "lock", "try_lock" } do
  local ok, why = pcall(m[name], m)
  print(ok, why == generic_error.EOVERFLOW)    -- expect: false	true
end                                            -- expect: false	true
m:unlock()
print(m:try_lock(), count[0] == 2 ^ 32 - 1)    -- expect: true	true
count[0] = 1
m:unlock()
print(pcall(m.unlock, m))                      -- expect: false	Operation not permitted
