# SPDX-License-Identifier: MIT
# What a name may lead through is up to the flags of openat().

cat >resolve.lua <<'END'
local directory = require("system").get_lowfd(3)
local function try(path, ...)
  local ok, result = pcall(directory.openat, directory, path, { ... })
  print(ok and result.type or result.code)
end
try("../outside")
try("../outside", "resolve_beneath")
try("away", "resolve_beneath")
try("/", "resolve_beneath")
try("inside", "resolve_beneath")
try("inside", "resolve_no_symlinks")
try("sub/../file", "resolve_beneath", "read_only")
try("/file", "resolve_in_root")
try("../../file", "resolve_in_root")
try("file", "resolve_no_magiclinks", "resolve_no_xdev")
END
mkdir -p dir/sub
echo >outside
echo >dir/file
ln -s ../outside dir/away
ln -s file dir/inside
"$CELLUA" resolve.lua 3<dir
# expect: regular
# expect: 18
# expect: 18
# expect: 18
# expect: regular
# expect: 40
# expect: regular
# expect: regular
# expect: regular
# expect: regular
