# SPDX-License-Identifier: MIT
# Where no descriptor is left opening raises EMFILE, the object stays closed and can be opened
# later.
cat >open.lua <<'END'
local file, kept, ok, why = require "file", {}, true, nil
local function open(name)
  local f = file.stream.new()
  kept[#kept + 1] = f
  f[name](f, "/dev/null", 0)
end
pcall(open, "open_waiting")
while ok do ok, why = pcall(open, "open") end
print(why == require("asio_error").basic.no_descriptors, kept[#kept].is_open)
ok, why = pcall(open, "open_waiting")
print(why == require("asio_error").basic.no_descriptors, kept[#kept].is_open)
kept[1]:close()
kept[#kept]:open("/dev/null", 0)
print(kept[#kept].is_open)
END
ulimit -n 40
"$CELLUA" open.lua
# expect: true	false
# expect: true	false
# expect: true
