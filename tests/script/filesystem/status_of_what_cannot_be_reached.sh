# SPDX-License-Identifier: MIT
# What is behind a loop, behind a directory that may not be searched, or behind a name that is too
# long raises: nobody knows whether it is there.
mkdir shut && echo text >shut/file && chmod 0 shut
ln -s loop loop
cat >ask.lua <<'END'
local fs, generic = require "filesystem", require "generic_error"
local names = { "loop", "shut/file", ("x"):rep(300) }
for _, name in ipairs(names) do
  local path = fs.path.new(name)
  for _, ask in ipairs { "exists", "status", "is_directory", "file_size" } do
    local ok, why = pcall(fs[ask], path)
    print(ok, ok or why, ok or tostring(why.category), ok or why.path1 == path)
  end
end
END
run() {
	if [ "$(id -u)" -eq 0 ]; then
		chmod 755 .
		setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all "$@"
	else
		"$@"
	fi
}
run "$CELLUA" ask.lua
chmod 755 shut
# expect: false	Too many levels of symbolic links	system	true
# expect: false	Too many levels of symbolic links	system	true
# expect: false	Too many levels of symbolic links	system	true
# expect: false	Too many levels of symbolic links	system	true
# expect: false	Permission denied	system	true
# expect: false	Permission denied	system	true
# expect: false	Permission denied	system	true
# expect: false	Permission denied	system	true
# expect: false	File name too long	system	true
# expect: false	File name too long	system	true
# expect: false	File name too long	system	true
# expect: false	File name too long	system	true
