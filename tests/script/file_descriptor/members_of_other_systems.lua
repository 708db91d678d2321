-- SPDX-License-Identifier: MIT
-- What only FreeBSD has is there and says so; an unknown member is an error.
local fd = require "pipe".pair():release()
for _, name in ipairs { "cap_rights_limit", "cap_ioctls_limit", "cap_fcntls_limit" } do
  local ok, why = pcall(fd[name], fd, {})
  print(ok, tostring(why.category), why.code)
end
-- expect: false	generic	38
-- expect: false	generic	38
-- expect: false	generic	38
for _, key in ipairs { "read_some", "is_open", 1 } do
  local ok, why = pcall(function() return fd[key] end)
  print(ok, why == require "core_error".bad_index, why.index)
end
-- expect: false	true	2
-- expect: false	true	2
-- expect: false	true	2
print((pcall(function() fd.key = 1 end)))     -- expect: false
print(pcall(fd.close, {}))                    -- expect: false	Invalid argument
