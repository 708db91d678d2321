# SPDX-License-Identifier: MIT
# Writing to a pipe that nobody reads raises EPIPE, also to a duplicate of standard output.
cat >write.lua <<'END'
local file, system = require "file", require "system"
local f = file.stream.new(system.out:dup())
local ok, why
repeat ok, why = pcall(f.write_some, f, "x") until not ok
io.stderr:write(tostring(why == require("asio_error").basic.broken_pipe), "\n")
END
"$CELLUA" write.lua 2>err | true
cat err
# expect: true
