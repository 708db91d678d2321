# SPDX-License-Identifier: MIT
# Beyond the limit of a file's size a write is short, and the next one raises EFBIG.
cat >write.lua <<'END'
local file, stream = require "file", require "stream"
local f = file.stream.new()
f:open("f", { "create", "write_only" })
local ok, why = pcall(stream.write_all, f, ("x"):rep(5000))
print(ok, tostring(why), why.bytes_transferred, f.size)
END
trap '' XFSZ
ulimit -f 4
"$CELLUA" write.lua
# expect: false	File too large	2048	2048
