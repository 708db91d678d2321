#!/bin/sh
# SPDX-License-Identifier: MIT
# net_names_canceled.sh - fibers look up names side by side; who is canceled meanwhile waits no
# more, and takes nobody's place.
tools=$(dirname "$0")/../ip/tools
# shellcheck source=tests/script/ip/tools/net.sh
. "$tools/net.sh"
cat >launch.lua <<'END2'
local socket = require "./name_server".listen() -- who is asked there is never answered
os.execute(os.getenv "CELLUA" .. " --policy policy.lua script.lua")
END2
cat >policy.lua <<'END2'
{ version = 1, stdio = { "out", "err" }, fs = { read = { "$SCRIPT_DIR" } },
  net = { private = true, connect = { "tcp:*.test:80" } } }
END2
cat >script.lua <<'END2'
local ip, tcp = require "ip", require "ip".tcp
local canceled = require("core_error").fiber_canceled
local function hang(call)
  return spawn(function() print(select(2, pcall(call, "slow.test", 80)) == canceled) end)
end
local function look_up()
  return spawn(function() print(tcp.get_address_info("two.test", 80)[1].address) end)
end
local slow = {}
for i = 1, 4 do slow[i] = hang(i % 2 == 0 and tcp.dial or tcp.get_address_info) end
local quick = { look_up(), look_up(), look_up() }
for _, fiber in ipairs(quick) do fiber:join() end
for _, fiber in ipairs(slow) do fiber:cancel() fiber:join() end
for i = 1, 10 do slow[i] = hang(tcp.get_address_info) end
this_fiber.yield()
for i = 1, 10 do slow[i]:cancel() slow[i]:join() end
look_up():join()
END2
export CELLUA
run launch.lua | uniq -c | sed "s/^ *//"
# expect: 3 127.0.0.2
# expect: 14 true
# expect: 1 127.0.0.2
