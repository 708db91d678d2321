#!/bin/sh
# SPDX-License-Identifier: MIT
# Actors that end in all ways, at random, while others send to them, take nobody along.
cat >script.lua <<'END'
local inbox = require 'inbox'
local system = require 'system'
if _CONTEXT == 'worker' then
  local first = inbox:receive()
  math.randomseed(first.seed)
  local life, way = math.random(0, 40), math.random(5)
  for _ = 1, 2 do
    spawn(function()
      for i = 1, 100 do pcall(first.peer.send, first.peer, { i, first.peer, inbox }) end
    end):detach()
  end
  for _ = 1, life do
    if not pcall(inbox.receive, inbox) then break end
  end
  if way == 1 then error 'on purpose' end
  if way == 2 then system.exit(way) end
  if way == 3 then inbox:close() end
  if way == 4 then scope_cleanup_push(function() error 'on purpose' end) end
  return
end
spawn_context_threads(3)
local actors, gone = {}, 0
for i = 1, 200 do
  actors[i] = spawn_vm {
    module = '.', inbox_limit = i % 3 == 0 and i or nil, inherit_context = i % 50 > 0,
  }
  actors[i]:send { seed = i + tonumber(arg[1]), peer = actors[math.random(i)] }
end
for i = 1, 200 do
  spawn(function()
    while pcall(actors[i].send, actors[i], i) do end
    gone = gone + 1
    if gone == 200 then print 'all are gone' end
  end):detach()
end
END
for seed in 1 2; do
  "$CELLUA" script.lua $seed 2>errors
  echo "status $?"
  grep -q 'on purpose' errors || echo 'nobody has failed'
done
# expect: all are gone
# expect: status 0
# expect: all are gone
# expect: status 0
