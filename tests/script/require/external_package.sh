#!/bin/sh
# SPDX-License-Identifier: MIT
# The import root of what is found on CELLUA_PATH is the directory of the list, also if
# that is relative or ends with slashes.
mkdir -p path/one/deep path/two
cat >path/one/init.lua <<'END'
child = require './child'._FILE
rooted = require '/one/child'._FILE
deep = require './deep'
other = require '../two'._FILE
ok, above = pcall(require, '../../script')
END
: >path/one/child.lua
cat >path/one/deep/init.lua <<'END'
two = require '../../two'._FILE
ok, above = pcall(require, '../../../script')
END
: >path/two/init.lua
cat >script.lua <<'END'
local one = require 'one'
for _, file in ipairs { one._FILE, one.child, one.rooted, one.other, one.deep.two } do
  print((tostring(file):gsub('^.*/path/', '')))
end
print(one.above, one.deep.above)
END
for list in path path/// "$PWD/path" "missing::$PWD/path//"; do
	CELLUA_PATH=$list "$CELLUA" script.lua | md5sum
done | uniq | wc -l
CELLUA_PATH=path "$CELLUA" script.lua
# expect: 1
# expect: one/init.lua
# expect: one/child.lua
# expect: one/child.lua
# expect: two/init.lua
# expect: two/init.lua
# expect: a module cannot be imported from above the import root	a module cannot be imported from above the import root
