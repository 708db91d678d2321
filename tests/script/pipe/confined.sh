# SPDX-License-Identifier: MIT
# A confined script reads and writes what it was given, and makes no pipes.

cat >confined.lua <<'END'
local pipe = require "pipe"
local ok, why = pcall(pipe.pair)
print(ok, tostring(why.category), why == require("asio_error").basic.no_permission)
END
"$CELLUA" --untrusted confined.lua
# expect: false	system	true
