#!/bin/sh
# SPDX-License-Identifier: MIT
# policy_keeps_files.sh - a policy at the start of an actor opens none of its files anew.
cat >main.lua <<'END'
--[==[ sandbox
version = 1,
main = { stdio = { "in", "out" }, fs = { read = { "$SCRIPT_DIR" } }, spawn = { "reader" } },
actors = { reader = { module = "reader", fs = { rw = { "$TMPDIR" }, read = { "$SCRIPT_DIR/sub" } } } },
]==]
local inbox = require "inbox"
local function ask(policy)
  local reader = spawn_vm { actor = "reader", policy = policy }
  reader:send(inbox)
  print(inbox:receive())
  reader:wait()
end
ask()
io.flush()
io.read()
ask { limits = { cpu = "5s" } }
ask { fs = { read = { "$SCRIPT_DIR/old" } } }
ask { fs = { read = { "$SCRIPT_DIR/sub" } } }
-- its directory is still there when that one has gone
ask { fs = { rw = { "$TMPDIR" } } }
ask()
END
cat >reader.lua <<'END'
local owner = require("inbox"):receive()
local function can(path, mode)
  return io.open(path, mode) and "yes" or "no"
end
owner:send(can(here .. "/sub/passwd") .. " " .. can(here .. "/old/passwd") .. " " ..
  can(os.getenv "TMPDIR" .. "/x", "w"))
END
sed -i "1i local here = '$PWD'" reader.lua
mkdir sub
echo >sub/passwd
mkfifo words answers
"$CELLUA" main.lua <words >answers &
exec 3>words 4<answers
read -r line <&4
echo "$line"
mv sub old
ln -s /etc sub
echo >&3
cat <&4
# expect: yes no yes
# expect: no yes yes
# expect: no yes no
# expect: no no no
# expect: no no yes
# expect: no yes yes
