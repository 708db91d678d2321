#!/bin/sh
# SPDX-License-Identifier: MIT
# who_may_start_whom.sh - each part starts only those that the manifest lets it start, so many
# at once, whoever it is stronger than; what an actor has started ends with it.
cat >boss.lua <<'END'
local inbox = require "inbox"
local message = inbox:receive()
local file = io.open "secret"
message.reply:send(file and file:read "*l" or "no file")
local ok, why = pcall(spawn_vm, { actor = "main" })
message.reply:send(tostring(why.message or why))
ok, why = pcall(spawn_vm, { actor = "other" })
message.reply:send(tostring(why.message or why))
local helper = spawn_vm { actor = "helper" }
helper:send { reply = message.reply }
pcall(inbox.receive, inbox)
END
cat >helper.lua <<'END'
local inbox = require "inbox"
local message = inbox:receive()
message.reply:send(io.open "secret" and "a file" or "helper without a file")
pcall(inbox.receive, inbox)
END
echo 'open sesame' >secret
cat >main.lua <<'END'
--[==[ sandbox
version = 1,
main = { stdio = { "out", "err" }, spawn = { "boss" } },
actors = {
  boss   = { module = "./boss", spawn = { "helper" }, fs = { read = { "$CWD" } }, max = 1 },
  helper = { module = "./helper" },
  other  = { module = "./helper", limits = { wall = "1s" } },
},
]==]
local inbox = require "inbox"
print((io.open "secret"))
local boss = spawn_vm { actor = "boss" }
boss:send { reply = inbox }
for _ = 1, 4 do print(inbox:receive()) end
local ok, why = pcall(spawn_vm, { actor = "boss" })
print(why.code, why.message)
ok, why = pcall(spawn_vm, { actor = "helper" })
print(why.code, why.message)
ok, why = pcall(spawn_vm, { actor = "boss", module = "./helper" })
print(why.code, why.message)
boss:close()
print(boss:wait().exit_code)
print(select(2, pcall(inbox.receive, inbox)))
END
"$CELLUA" main.lua 2>&1
# expect: nil
# expect: open sesame
# expect: no such actor is declared: main
# expect: `spawn` of who asks does not name other
# expect: helper without a file
# expect: 11	there are as many as `max` says: boss
# expect: 1	`spawn` of who asks does not name helper
# expect: 1	the actor runs another module: boss
# expect: 0
# expect: nobody can send to this inbox
