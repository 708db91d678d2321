#!/bin/sh
# SPDX-License-Identifier: MIT
# best_effort.sh - what nothing here can hold stops the run, or is left out and said so.
cat >words <<'END'
fs = { attr = { "/tmp" } }
fs = { watch = { "/tmp" } }
fs = { metadata = "hidden" }
fs = { mode = "broker" }
net = { udp = { "udp:1.1.1.1:53" } }
run = { { path = "/bin/true" } }
namespaces = { pid = "new" }
END
script() { # WORDS
	printf -- '--[==[ sandbox\nversion = 1,\nstdio = { "out", "err" },\n%s\n]==]\nprint "ran"\n' "$1" >script.lua
}
while read -r line; do
	script "$line"
	"$CELLUA" script.lua 2>&1
	[ $? -eq 69 ] || echo "$line: another status"
	script "$line, enforce = \"best-effort\""
	"$CELLUA" script.lua || echo "$line: $?"
	"$CELLUA" --explain script.lua | grep 'script.lua:4' | sed 's/  */ /g' | grep -o 'not .*'
done <words
# expect: cellua: sandbox: script.lua:4:8: fs.attr: nothing provides this yet
# expect: ran
# expect: not granted: nothing provides this yet
# expect: cellua: sandbox: script.lua:4:8: fs.watch: nothing provides this yet
# expect: ran
# expect: not granted: nothing provides this yet
# expect: cellua: sandbox: script.lua:4:8: fs.metadata: only a broker could hide what is not open
# expect: ran
# expect: not to be had here (best effort)
# expect: cellua: sandbox: script.lua:4:8: fs.mode: there is no broker that opens files
# expect: ran
# expect: not to be had here (best effort)
# expect: cellua: sandbox: script.lua:4:9: net.udp: nothing provides this yet
# expect: ran
# expect: not granted: nothing provides this yet
# expect: cellua: sandbox: script.lua:4:1: run: nothing provides this yet
# expect: ran
# expect: not granted: nothing provides this yet
# expect: cellua: sandbox: script.lua:4:16: namespaces.pid: processes cannot be counted anew
# expect: ran
# expect: not to be had here (best effort)
"$CELLUA" --allow-run=/bin/true -e '' 2>&1
# expect: cellua: sandbox: command line: run: nothing provides this yet
# who is not root can neither become another user nor bound a directory
chmod 755 .
cp "$ESCAPE" program
nobody=
[ "$(id -u)" -ne 0 ] || nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
for line in 'user = "isolated"' 'limits = { disk = "1M" }, fs = { rw = { "$TMPDIR" } }'; do
	script "$line"
	$nobody ./program script.lua 2>&1
	[ $? -eq 69 ] || echo "$line: another status"
	script "$line, enforce = \"best-effort\""
	$nobody ./program script.lua || echo "$line: $?"
	$nobody ./program --explain script.lua | grep '^[ul].*script.lua:4' | sed 's/  */ /g'
done
# expect: cellua: sandbox: script.lua:4:1: user: only root can become another user
# expect: ran
# expect: user isolated script.lua:4 setresuid not to be had here (best effort)
# expect: cellua: sandbox: script.lua:4:12: limits.disk: only root can bound $TMPDIR
# expect: ran
# expect: limits.disk 1M script.lua:4 tmpfs not to be had here (best effort)
