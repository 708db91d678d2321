-- SPDX-License-Identifier: MIT
-- require answers the globals of the module, which are its own.
local m = require '/modules/plain'
print(m.greeting, m._G == m, m.print == print)         -- expect: hello	true	true
print(m.get())                                         -- expect: hidden		true	plain.lua
print(greeting, require '/modules/plain' == m, m.count)    -- expect: nil	true	1
m.greeting = 'changed'
print(require '/modules/plain'.greeting)               -- expect: changed
print(_CONTEXT, tostring(_FILE) == arg[0])             -- expect: main	true
