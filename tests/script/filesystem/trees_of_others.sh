# SPDX-License-Identifier: MIT
# What may not be removed raises, and stops there; a directory that may not be read goes if it is
# empty. Few descriptors are enough.
mkdir -p t/shut/in e/shut keep/dir keep/mine
chmod 0 t/shut e/shut
deep=d
for _ in 1 2 3 4 5 6 7 8; do deep=$deep/a/b/c/d/e/f/g/h; done
mkdir -p "$deep"
cat >remove.lua <<'END'
local fs, p = require "filesystem", require("filesystem").path.new
local ok, why = pcall(fs.remove_all, p "t")
print(ok, why, why.path1, fs.exists(p "t"))
print(fs.remove_all(p "e"), fs.remove_all(p "d"))
ok, why = pcall(fs.remove_all, p "keep")
print(ok, why, why.path1, fs.exists(p "keep/dir"), fs.exists(p "keep/mine"))
END
run() {
	if [ "$(id -u)" -eq 0 ]; then
		chmod 777 .
		chown -R 65534:65534 t e d keep
		setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all "$@"
	else
		"$@"
	fi
}
chmod 555 keep
ulimit -n 24
run "$CELLUA" remove.lua
chmod 755 t/shut keep
# expect: false	Permission denied	t	true
# expect: 2	65
# expect: false	Permission denied	keep	true	true
