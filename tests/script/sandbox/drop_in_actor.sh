#!/bin/sh
# SPDX-License-Identifier: MIT
# drop_in_actor.sh - an actor in a process of its own gives up more, and goes on talking.
mkdir -p in/deep
echo data >in/deep/file
echo secret >in/secret
cat >main.lua <<'END'
--[==[ sandbox
version = 1,
main = { stdio = { "out", "err" }, spawn = { "reader" } },
actors = {
  reader = { module = "./reader", stdio = { "out", "err" }, drop = true,
    fs = { read = { "$SCRIPT_DIR/in" } } },
},
]==]
local inbox = require "inbox"
spawn_vm { module = "./reader", actor = "reader" }:send { from = inbox }
print(inbox:receive())
END
cat >reader.lua <<'END'
local message = require("inbox"):receive()
print((io.open "in/secret" ~= nil))
require("sandbox").drop { stdio = { "out" }, fs = { read = { "$CWD/in/deep" } } }
print((io.open "in/secret"), io.open "in/deep/file" ~= nil)
io.stderr:write "lost\n"
io.flush()
message.from:send "told"
END
"$CELLUA" main.lua 2>&1
# expect: true
# expect: nil	true
# expect: told
