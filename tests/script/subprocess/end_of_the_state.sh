#!/bin/sh
# SPDX-License-Identifier: MIT
# However a state ends, its processes are killed, and those of theirs; and so they are when
# it is an actor of a program that goes on.
cat >script.lua <<'END'
local inbox, system = require 'inbox', require 'system'
local function make(boss, depth)
  local process = spawn_vm { module = '.', subprocess = {
    newns_pid = depth == 1, newns_user = depth == 1 } }
  process:send { boss = boss, depth = depth }
  return process
end
if _CONTEXT == 'worker' then
  local order = inbox:receive()
  local held = order.depth > 0 and make(order.boss, order.depth - 1)
  if order.way then
    inbox:receive()
    if order.way == 'error' then error 'on purpose' end
    if order.way == 'exit' then system.exit(0) end
    return
  end
  order.boss:send(1)
  require 'time'.sleep(1000)
end
local way = arg[1]
if way:find 'actor' then
  local actor = spawn_vm '.'
  actor:send { way = way:match '%a+$', depth = 3, boss = inbox }
  for _ = 1, 3 do inbox:receive() end
  io.stdout:write 'ready\n'
  io.stdout:flush()
  io.read()
  actor:send(1)
  -- the program goes on until it is told that all are gone
  io.read()
  return
end
local process = make(inbox, 2)
for _ = 1, 3 do inbox:receive() end
io.stdout:write 'ready\n'
io.stdout:flush()
io.read()
if way == 'error' then error 'on purpose' end
if way == 'exit' then system.exit(3) end
if way == 'os' then os.exit(3) end
if way == 'abort' then system.exit(0, { force = 'abort' }) end
if way == 'forced' then system.exit(0, { force = 2 }) end
if way == 'killed' then require 'ffi'.cdef 'int raise(int);' require 'ffi'.C.raise(9) end
END
# All of them carry a mark that no other process has.
members() {
	for process in /proc/[0-9]*; do
		case $(readlink "$process/cwd" 2>/dev/null) in
		"$PWD/place") case $(cut -d' ' -f3 "$process/stat" 2>/dev/null) in
			Z | X | '') ;;
			*) echo "$process" ;;
			esac ;;
		esac
	done
}
mkfifo in out
mkdir place
for way in end error exit os abort forced killed actor-end actor-error actor-exit; do
  (cd place && exec "$CELLUA" ../script.lua $way <../in >../out 2>/dev/null) &
  exec 8>in 9<out
  read -r word <&9
  before=$(members | wc -l)
  echo go >&8
  # the program, its zygote, and who is there before anybody asks
  case $way in actor*) keeps=3 ;; *) keeps=0 ;; esac
  for _ in $(seq 500); do
    [ "$(members | wc -l)" -le $keeps ] && break
    sleep 0.01
  done
  echo "$way $word $((before >= 6)) $(($(members | wc -l) <= keeps))"
  exec 8>&- 9<&-
  wait
done 2>/dev/null
# expect: end ready 1 1
# expect: error ready 1 1
# expect: exit ready 1 1
# expect: os ready 1 1
# expect: abort ready 1 1
# expect: forced ready 1 1
# expect: killed ready 1 1
# expect: actor-end ready 1 1
# expect: actor-error ready 1 1
# expect: actor-exit ready 1 1
