-- SPDX-License-Identifier: MIT
-- What a script does to the tables and functions of the language harms only itself.
-- flags: --untrusted
local print, open, write, pairs, status = print, io.open, io.write, pairs, require("sandbox").status
local sleep, fail = require("time").sleep, function() return nil end
getmetatable("").__index = fail
for _, name in pairs { "type", "error", "select", "pcall", "setmetatable", "require", "unpack" } do
  _G[name] = fail
end
for _, library in pairs { string, table, math, coroutine, package, jit } do
  for name in pairs(library) do library[name] = fail end
end
sleep(0.001)
print(open "/etc/passwd" == nil)   -- expect: true
print(status().confined)           -- expect: true
write "still here\n"               -- expect: still here
