#!/bin/sh
# SPDX-License-Identifier: MIT
# without_root.sh - nobody is confined as root is, with namespaces of users and without.
chmod 755 .
cp "$ESCAPE" program
nobody=
[ "$(id -u)" -ne 0 ] || nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
cat >script.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR" }, rw = { "$TMPDIR" } },
limits = { files = 64 },
]==]
local file = io.open(os.getenv "TMPDIR" .. "/x", "w")
print(file:write "x" ~= nil, io.open "script.lua" ~= nil, (io.open "/etc/passwd"), (io.open("new", "w")))
END
for kernel in '' unshare=EPERM unshare=ENOSYS; do
	export CELLUA_KERNEL=$kernel
	$nobody ./program --untrusted -e 'print(io.open "/etc/passwd")'
	$nobody ./program script.lua
done | sort | uniq -c | sed 's/^ *//'
# expect: 3 nil	permission denied: fs.read does not cover /etc/passwd (sandbox: --untrusted)	13
# expect: 3 true	true	nil	nil
export CELLUA_KERNEL=unshare=EPERM
$nobody ./program --explain script.lua | tr -s ' ' | grep -o -e '^namespaces.*' -e 'control group.*'
# expect: namespaces.net new default namespace not to be had here (best effort)
# expect: namespaces.ipc new default namespace not to be had here (best effort)
# expect: namespaces.uts new default namespace not to be had here (best effort)
# expect: control group: none
