-- SPDX-License-Identifier: MIT
-- A function whose environment inherits from the globals imports as they do.
local function load(id)
  local m = require(id)
  return m
end
setfenv(load, setmetatable({}, { __index = _G }))
print(load '/modules/plain'.greeting)             -- expect: hello
setfenv(load, setmetatable({ _FILE = false }, { __index = _G }))
print(select(2, pcall(load, '/modules/plain')))   -- expect: the importing module is not known
local function refuse() error 'no such global' end
setfenv(load, setmetatable({ require = require }, { __index = refuse, __newindex = refuse }))
local function through(id)
  local m = load(id)
  return m
end
print(through '/modules/plain'.greeting)          -- expect: hello
