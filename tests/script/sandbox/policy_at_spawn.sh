#!/bin/sh
# SPDX-License-Identifier: MIT
# policy_at_spawn.sh - who starts an actor can take something away from that one process.
cat >main.lua <<'END'
--[==[ sandbox
version = 1,
main = { stdio = { "out" }, fs = { read = { "$SCRIPT_DIR" } }, spawn = { "reader", "loud" } },
actors = {
  reader = {
    module = "reader", spawn = { "reader", "loud" }, max = 2, stdio = { "out" },
    fs = { read = { "$SCRIPT_DIR/a", "$SCRIPT_DIR/b" } },
  },
  loud = { module = "loud", stdio = { "out" } },
},
]==]
local inbox = require "inbox"
-- What another one had started may still be on its way out, and counts until then.
local function start(options)
  local ok, channel
  repeat
    ok, channel = pcall(spawn_vm, options)
  until ok or channel.code ~= 11
  return ok, channel
end
local function ask(options)
  options.module = options.module or "./reader"
  local ok, channel = start(options)
  if not ok then return print(channel.code, channel.message) end
  channel:send(inbox)
  print(inbox:receive())
  channel:close()
  channel:wait()
end
ask { actor = "reader" }                                                     -- all
ask { actor = "reader", policy = { fs = { read = { "$SCRIPT_DIR/b" } } } }   -- b
ask { actor = "reader", policy = { spawn = { "loud" } } }                    -- not itself
ask { policy = { fs = { read = { "/" } }, ffi = true, env = { pass = { "HOME" } } } } -- nothing more
ask { policy = { version = 1, stdio = {} } }
ask { actor = "reader" }                                                     -- as before
-- nobody has declared it
ask { module = "./other", subprocess = {} }
ask { module = "./other", policy = { limits = { message = "64K" } } }
ask { module = "./other", policy = { stdio = { "out" }, fs = { read = { "/" } } } }
-- what is no policy
ask { policy = { reed = true } }
ask { policy = { limits = { cpu = "1 h" } } }
ask { policy = { spawn = { "reeder" } } }
ask { policy = { max = 1 } }
ask { policy = { fs = { read = { "/missing" } } } }
ask { policy = { x_note = ("x"):rep(70000) } }
ask { policy = { fs = print } }
ask { policy = "pure" }
-- the processes of a declared actor are counted, whatever else they obey
local held = {}
for i = 1, 2 do
  held[i] = select(2, start { actor = "reader", policy = { stdio = {} } })
end
print(select(2, pcall(spawn_vm, { actor = "reader", policy = { stdio = {} } })).code)
END
cat >reader.lua <<'END'
local owner = require("inbox"):receive()
local function can(path) return io.open(path) and path or "-" end
local function starts(actor)
  local ok, why
  repeat
    ok, why = pcall(spawn_vm, { actor = actor, policy = { stdio = {} } })
  until ok or why.code ~= 11
  return ok and actor or why.code
end
local loud = starts "loud"
owner:send(table.concat({ can "a", can "b", can "/etc/passwd", starts "reader", loud,
  package.preload.ffi and "ffi" or "-" , os.getenv "HOME" or "-" }, " "))
END
echo 'require("inbox"):receive()' >loud.lua
cat >other.lua <<'END'
local limit = 0
for _, rule in ipairs(require("sandbox").status().rules) do
  if rule.word == "limits.message" then limit = rule.value end
end
require("inbox"):receive():send("other " .. tostring(io.open "/etc/passwd") .. " " .. limit)
END
echo >a
echo >b
"$CELLUA" main.lua
# expect: a b - reader loud - -
# expect: - b - reader loud - -
# expect: a b - 1 loud - -
# expect: a b - reader loud - -
# expect: a b - reader loud - -
# expect: a b - reader loud - -
# expect: other nil 0
# expect: other nil 64K
# expect: other nil 0
# expect: 22	spawn_vm:1:15: unknown key 'reed'
# expect: 22	spawn_vm:1:29: cpu is '1 h', expected a time as "200ms", "10s" or "5m"
# expect: 22	spawn_vm:1:28: unknown actor 'reeder' (did you mean 'reader'?)
# expect: 22	spawn_vm:1:15: 'max' belongs into an actor
# expect: 22	spawn_vm:1:37: fs.read: /missing: No such file or directory
# expect: 22	spawn_vm:1:1: more than 65536 bytes
# expect: 22	a policy holds no function
# expect: 22	table expected, got string
# expect: 11
echo 'print(select(2, pcall(spawn_vm, { module = "./other", policy = {} })).arg)' >plain.lua
"$CELLUA" --untrusted plain.lua    # expect: policy
