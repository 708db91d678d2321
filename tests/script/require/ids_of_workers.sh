#!/bin/sh
# SPDX-License-Identifier: MIT
# What spawn_vm is given is relative to the module of the function that calls it; errors
# have the last name of the id.
mkdir -p lib/deep
cat >lib/init.lua <<'END'
function start(id)
  local channel = spawn_vm(id)
  return channel
end
END
cat >lib/worker.lua <<'END'
local inbox = require 'inbox'
inbox:receive():send(tostring(_FILE):match '[^/]*/[^/]*$' .. ' ' ..
  tostring(select(2, pcall(require, './none'))) .. ' ' ..
  tostring(select(2, pcall(require, '../none'))))
END
cp lib/worker.lua lib/deep/init.lua
cat >script.lua <<'END'
local inbox = require 'inbox'
local start = require './lib'.start
for _, id in ipairs { './worker', './deep', '/lib/deep', '/lib/worker' } do
  start(id):send(inbox)
  print(inbox:receive())
end
for _, id in ipairs { 'time', 'a.b', '', './none', '/lib/none', '../../x', './a/b' } do
  local ok, why = pcall(start, id)
  print(id, why, why.module)
end
END
"$CELLUA" script.lua
# expect: lib/worker.lua a leaf module has no children to import module not found
# expect: deep/init.lua module not found module not found
# expect: deep/init.lua module not found module not found
# expect: lib/worker.lua a leaf module has no children to import module not found
# expect: time	invalid module name	time
# expect: a.b	invalid module name	b
# expect: 	invalid module name	
# expect: ./none	module not found	none
# expect: /lib/none	module not found	none
# expect: ../../x	a module cannot be imported from above the import root	x
# expect: ./a/b	invalid module name	b
