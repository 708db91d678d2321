-- SPDX-License-Identifier: MIT
-- new() makes a closed object, new(descriptor) one that owns it; nothing else will do.
local file, generic_error = require "file", require "generic_error"
for _, class in ipairs { file.stream, file.random_access } do
  local f = class.new()
  f:open("f", { "create", "write_only" })
  local fd = f:release()
  local g = class.new(fd)
  print(class.new().is_open, class.new(nil).is_open, g.is_open)
  local _, why = pcall(class.new, fd)
  print(why == generic_error.EBADF)
  _, why = pcall(class.new, 1)
  print(why == generic_error.EINVAL, why.arg)
end
-- expect: false	false	true
-- expect: true
-- expect: true	1
-- expect: false	false	true
-- expect: true
-- expect: true	1
