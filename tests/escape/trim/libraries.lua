-- SPDX-License-Identifier: MIT
-- The ffi, libraries in C and the debug library are not there.
-- flags: --untrusted
-- layers: state
print((pcall(require, "ffi")), package.preload.ffi, package.loaded.ffi)   -- expect: false	nil	nil
print((package.loadlib("libm.so.6", "*")), package.cpath)                 -- expect: nil	
print(#package.loaders)                                                  -- expect: 2
local names = {}
for name in pairs(debug) do names[#names + 1] = name end
print(table.concat(names, " "), type(debug.traceback()))                  -- expect: traceback	string
