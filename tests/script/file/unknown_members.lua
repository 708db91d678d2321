-- SPDX-License-Identifier: MIT
-- An unknown member raises bad_index; each class has its own methods; types have names.
local file, core_error = require "file", require "core_error"
local f, g = file.stream.new(), file.random_access.new()
for _, object in ipairs { f, g } do
  for _, name in ipairs { "foo", "read_some", "read_some_at", "seek", 1 } do
    local ok, why = pcall(function() return object[name] end)
    io.write(ok and "method" or tostring(why == core_error.bad_index and why.index), ";")
  end
  print(getmetatable(object), object.is_open)
end
-- expect: 2;method;2;method;2;file.stream	false
-- expect: 2;2;method;2;2;file.random_access	false
