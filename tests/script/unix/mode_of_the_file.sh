#!/bin/sh
# SPDX-License-Identifier: MIT
# The file of a listener has its mode from the beginning, less the umask.
cat >listen.lua <<'END'
local unix = require "unix"
local listeners = {
  unix.stream.listen "plain",
  unix.stream.listen("private", tonumber("600", 8)),
  unix.seqpacket.listen("shared", tonumber("107766", 8)),
  unix.seqpacket.listen("table", { mode = tonumber("640", 8) }),
}
print(io.popen("stat -c '%a %F' plain private shared table"):read "*a")
END
umask 022
"$CELLUA" listen.lua
# expect: 755 socket
# expect: 600 socket
# expect: 744 socket
# expect: 640 socket
# expect:
