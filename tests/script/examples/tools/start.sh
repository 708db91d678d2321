# SPDX-License-Identifier: MIT
# start.sh - for tests of examples that serve: start them, and end them with the test.
# shellcheck shell=sh disable=SC2034 # who sources this uses them
examples=$(cd "$(dirname "$0")/../../../examples" && pwd)
# Who ends by os.exit() leaves what luajit compiles with, whose pointers no sanitizer recognises.
export ASAN_OPTIONS="${ASAN_OPTIONS-}:detect_leaks=0"
pids=
trap 'kill $pids 2>/dev/null; wait' EXIT

need() { # PROGRAM...
	for program; do command -v "$program" >/dev/null || exit 77; done
}

# Run a command until it succeeds. The test is ended if that takes too long.
await() { # COMMAND...
	until "$@"; do sleep 0.05; done
}
alive() {
	kill -0 "$pid" || exit 99
}

# An example that says where it listens: sets $port. One that was confined() is.
start() { # SCRIPT ARGUMENT...
	script=$1
	shift
	: >where
	if [ -e "$script" ]; then
		"$CELLUA" "./$script" "$@" >where 2>>"$script.err" &
	else
		"$CELLUA" --no-sandbox "$examples/$script" "$@" >where 2>>"$script.err" &
	fi
	pids="$pids $!" pid=$!
	await says_port
}
says_port() {
	port=$(sed -n 's|.*:\([0-9]\{1,\}\)/\{0,1\}$|\1|p' where)
	alive
	[ -n "$port" ]
}

# Send raw bytes, as of printf, to $port, and show what comes back up to its end.
raw() { # FORMAT ARGUMENT...
	# shellcheck disable=SC2059 # it is one
	printf "$@" | timeout 20 socat -t 15 - "TCP:127.0.0.1:$port"
}

# A port that is free: sets $port.
free_port() {
	port=$("$CELLUA" -e 'local acceptor = require "ip".tcp.acceptor.new()
		acceptor:open "v4" acceptor:bind("127.0.0.1", 0) print(acceptor.local_port)')
}
answers() { # PORT
	socat -u /dev/null "TCP:127.0.0.1:$1" 2>/dev/null
}

# Somebody else's program that serves at $port, in the background.
serve() { # COMMAND...
	"$@" >>served.out 2>&1 &
	pids="$pids $!" pid=$!
	await serving
}
serving() {
	alive
	answers "$port"
}

# A copy of an example in this directory, whose manifest says another port. It is confined.
confined() { # SCRIPT PORT NEW_PORT
	cp "$examples/$1" .
	sed "s/:$2\"/:$3\"/g" "$examples/$1.sandbox" >"${1##*/}.sandbox"
	chmod 755 .
}
