#!/bin/sh
# SPDX-License-Identifier: MIT
# state_ends_during_a_lookup.sh - neither an actor nor the process waits for a name that
# nobody wants any more.
. "$(dirname "$0")/tools/net.sh"
cat >actor.lua <<'END'
local ip = require "ip"
local inbox = require "inbox"
spawn(function() ip.tcp.get_address_info('silent.test', 80) end):detach()
this_fiber.yield()
inbox:receive():send 'looks up'
error('ends', 0)
END
cat >script.lua <<'END'
local ip = require "ip"
local inbox = require "inbox"
local socket = require("./name_server").listen()
local here = spawn_vm { module = './actor', inherit_context = true }
here:send(inbox)
print(inbox:receive())
local there = spawn_vm { module = './actor', inherit_context = false }
there:send(inbox)
print(inbox:receive())
spawn(function() ip.tcp.get_address_info('silent.test', 80) end):detach()
socket:wait 'read'
error('ends', 0)
END
run script.lua
echo $?
# expect: looks up
# expect: looks up
# expect: 1
# stderr: ends
