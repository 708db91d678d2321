# SPDX-License-Identifier: MIT
# On a file system that fills up a write is short, and the next one raises ENOSPC; nothing that
# was counted is lost.
mkdir full
unshare -m mount -t tmpfs none full 2>/dev/null || exit 77
cat >fill.lua <<'END'
local file, stream = require "file", require "stream"
local f = file.stream.new()
f:open("full/f", { "create", "write_only" })
local ok, why = pcall(stream.write_all, f, ("x"):rep(200000))
print(ok, tostring(why), why.bytes_transferred == f.size, f.size >= 65536)
END
unshare -m sh -c 'mount -t tmpfs -o size=128k none full && "$CELLUA" fill.lua'
# expect: false	No space left on device	true	true
