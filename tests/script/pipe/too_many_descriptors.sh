# SPDX-License-Identifier: MIT
# Where no descriptor is left pair() raises EMFILE and takes none.

cat >pairs.lua <<'END'
local pipe = require "pipe"
local kept, ok, why = {}, true, nil
local function make() kept[#kept + 1] = { pipe.pair() } end
while ok do ok, why = pcall(make) end
print(why == require("asio_error").basic.no_descriptors, tostring(why.category))
local count = #kept
for _ = 1, 100 do ok = ok or pcall(make) end
kept[count][1]:close()
kept[count][2]:close()
make()
print(#kept == count + 1, kept[#kept][1].is_open)
END
ulimit -n 40
"$CELLUA" pairs.lua
# expect: true	system
# expect: true	true
