#!/bin/sh
# SPDX-License-Identifier: MIT
# actors_share_a_network.sh - an empty network is made once for all actors that are kept from the
# host's; if one is to have the host's, each of the others makes its own.
[ "$(id -u)" -eq 0 ] || exit 77
cat >main.lua <<'END'
--[==[ sandbox
version = 1,
main = { stdio = { "in", "out", "err" }, spawn = { "one", "other" } },
actors = {
  one = { module = "./waits", fs = { read = { "$SCRIPT_DIR" } } },
  other = { module = "./waits", fs = { read = { "$SCRIPT_DIR" } }, x_host },
},
]==]
local channels = {}
for _, actor in ipairs { "one", "one", "other" } do
  local channel = spawn_vm { actor = actor }
  channels[#channels + 1] = channel
  print(channel.child_pid)
end
io.flush()
io.read()
END
echo 'pcall(function() require("inbox"):receive() end)' >waits.lua
look() { # SCRIPT
	rm -f pids
	mkfifo in
	"$CELLUA" "$1" <in >pids &
	exec 9>in
	rm in
	until [ -e pids ] && [ "$(wc -l <pids)" -eq 3 ]; do sleep 0.01; done
	for kind in net ipc uts; do
		set -- "$(readlink /proc/self/ns/$kind)"
		while read -r pid; do set -- "$@" "$(readlink "/proc/$pid/ns/$kind")"; done <pids
		same=
		for of in "$2 $3" "$3 $4" "$1 $2" "$1 $4"; do
			[ "${of% *}" = "${of#* }" ] && same="$same yes" || same="$same no"
		done
		echo "$kind$same"
	done
	exec 9>&-
	wait
}
sed 's/, x_host//' main.lua >alike.lua
look alike.lua
# expect: net yes yes no no
# expect: ipc yes yes no no
# expect: uts yes yes no no
sed 's/x_host/namespaces = { net = "host" }/' main.lua >host.lua
look host.lua
# expect: net no no no yes
# expect: ipc yes yes no no
# expect: uts yes yes no no
