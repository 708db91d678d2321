-- SPDX-License-Identifier: MIT
-- Who calls himself without end gets an error, in Lua, in C and in a pattern.
-- flags: --untrusted
local function call() return 1 + call() end
local function meta() return setmetatable({}, { __index = function(t, k) return t[k .. "x"] end }) end
print(select(2, pcall(call)):match "stack overflow")               -- expect: stack overflow
print((pcall(function() return meta().x end)))                     -- expect: false
print((pcall(string.find, ("("):rep(300), ("("):rep(300))))        -- expect: false
print((load(("("):rep(1e6))))                                      -- expect: nil
