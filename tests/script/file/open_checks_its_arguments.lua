-- SPDX-License-Identifier: MIT
-- A wrong argument of open() raises EINVAL with its position, and opens nothing.
local file, generic_error = require "file", require "generic_error"
local f = file.stream.new()
for _, arguments in ipairs {
  { 1, "x", 0 }, { f, 1, 0 }, { f, "a\0b", 0 }, { f, "x" }, { f, "x", "read_only" },
  { f, "x", -1 }, { f, "x", { "reed_only" } }, { f, "x", { "read_only", "write_only" } },
  { f, "x", 0, "mode" }, { f, "x", 0, 2 ^ 20 },
} do
  for _, name in ipairs { "open", "open_waiting" } do
    local _, why = pcall(f[name], unpack(arguments, 1, 4))
    io.write(tostring(why == generic_error.EINVAL), " ", why.arg, ";")
  end
  print()
end
-- expect: true 1;true 1;
-- expect: true 2;true 2;
-- expect: true 2;true 2;
-- expect: true 3;true 3;
-- expect: true 3;true 3;
-- expect: true 3;true 3;
-- expect: true 3;true 3;
-- expect: true 3;true 3;
-- expect: true 4;true 4;
-- expect: true 4;true 4;
print(f.is_open)                               -- expect: false
