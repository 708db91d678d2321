# SPDX-License-Identifier: MIT
# A directory that may not be read raises, and ends the iteration, or is empty on request.
mkdir -p t/shut/in shut && echo >t/file && chmod 0 shut t/shut
cat >walk.lua <<'END'
local fs, p = require "filesystem", require("filesystem").path.new
local skip = { skip_permission_denied = true }
local ok, why = pcall(fs.directory_iterator, p "shut")
print(ok, why, why.path1)
ok, why = pcall(fs.recursive_directory_iterator, p "shut")
print(ok, why, why.path1)
print(fs.directory_iterator(p "shut", skip)())
print(fs.recursive_directory_iterator(p "shut", skip)())
local next_entry, handle = fs.recursive_directory_iterator(p "t")
repeat ok, why = pcall(next_entry) until not ok
print(ok, why, why.path1, next_entry())
print(pcall(handle.pop, handle))
local n = 0
for _ in fs.recursive_directory_iterator(p "t", skip) do n = n + 1 end
print(n)
END
run() {
	if [ "$(id -u)" -eq 0 ]; then
		chmod 755 .
		setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all "$@"
	else
		"$@"
	fi
}
run "$CELLUA" walk.lua
chmod 755 shut t/shut
# expect: false	Permission denied	shut
# expect: false	Permission denied	shut
# expect: 
# expect: 
# expect: false	Permission denied	t/shut
# expect: false	Invalid argument
# expect: 2
