-- SPDX-License-Identifier: MIT
-- Bytecode, which can be made to crash, is loaded by no road.
-- setup: luajit -b -e 'print "ran"' code.luac 2>/dev/null || luajit -e 'io.open("code.luac","w"):write(string.dump(loadstring("print(1)")))'
-- layers: state
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR" } },
]==]
local code = string.dump(function() end)
print(load(code) == nil, loadstring(code) == nil, load(code, "x", "b") == nil, load(code, "x", "bt") == nil)
-- expect: true	true	true	true
local once = true
print(load(function() if once then once = false return code end end) == nil) -- expect: true
print(loadfile "code.luac" == nil, pcall(dofile, "code.luac") == false)     -- expect: true	true
package.path = "./?.luac"
print((pcall(require, "code")))                                            -- expect: false
print(load("return 1")(), load("return x", "=x", "t", { x = 2 })())         -- expect: 1	2
