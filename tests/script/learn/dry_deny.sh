#!/bin/sh
# SPDX-License-Identifier: MIT
# dry_deny.sh - a trial of policies denies nothing, and says what they would deny and where that
# stands; it says that it is no sandbox.
cat >script.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = {
  read = { "$SCRIPT_DIR/a" },
},
env = { pass = { "A" } },
]==]
for _ = 1, 2 do
  print(io.open "a":read(), io.open "b":read(), os.getenv "A", os.getenv "B")
end
io.open("c", "w"):close()
print(io.read(), debug.getinfo(1, "l").currentline)
END
echo in-a >a
echo in-b >b
echo typed | A=1 B=2 "$CELLUA" --dry-deny script.lua 2>err
# expect: in-a	in-b	1	2
# expect: in-a	in-b	1	2
# expect: typed	13
sed "s|$PWD|HERE|" err
# expect: cellua: --dry-deny: this is NOT a sandbox: everything is allowed, and only said
# expect: cellua: --dry-deny: fs.read does not cover HERE/b (openat; script.lua:5)
# expect: cellua: --dry-deny: env.pass does not cover B (os.getenv; script.lua:7)
# expect: cellua: --dry-deny: fs.create does not cover HERE (openat; script.lua:5)
# expect: cellua: --dry-deny: fs.write does not cover HERE/c (openat; script.lua:5)
# expect: cellua: --dry-deny: stdio does not cover in (read; script.lua:3)
# expect: cellua: --dry-deny: debug does not cover debug.getinfo (debug.getinfo; script.lua)
# expect: cellua: --dry-deny: 6 would be denied
# several layers: the first that has it not is named
echo '{ version = 1, stdio = { "out" }, fs = { read = { "$CWD" } } }' >policy.lua
"$CELLUA" --dry-deny --policy=policy.lua script.lua 2>&1 >/dev/null </dev/null | sed -n "s|.*\(read does .*\)$PWD|\1|p"
# expect: read does not cover /b (openat; script.lua:5)
"$CELLUA" --dry-deny --allow-read=missing script.lua 2>&1 || echo $?
# expect: cellua: sandbox: command line: fs.read: $CWD/missing: No such file or directory
# expect: 78
