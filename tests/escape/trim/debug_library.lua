-- SPDX-License-Identifier: MIT
-- Who has the debug library finds what was taken away, and gets nowhere by it.
-- setup: echo secret >secret
-- args: "$PWD/secret"
-- layers: filter landlock
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
debug = true,
]==]
local secret = ...
local found
for i = 1, 10 do
  local _, value = debug.getupvalue(load, i)
  if value and debug.getinfo(value).what == "C" then found = value end
end
print(found(string.dump(function() return 42 end))())      -- expect: 42
debug.setmetatable(nil, { __index = _G, __call = print })
debug.setmetatable(print, { __index = _G })
local registry = debug.getregistry()
for key in pairs(registry) do
  if type(key) == "string" then registry[key] = nil end
end
debug.sethook(function() end, "crl", 1)
print(io.open(secret) == nil)                              -- expect: true
print(os.execute "true" == 0)                              -- expect: false
