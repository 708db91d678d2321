-- SPDX-License-Identifier: MIT
-- The importer is found through tail calls and pcall.
local function load(id) return require(id) end
print(load '/modules/plain'.greeting)                       -- expect: hello
print(select(2, pcall(require, '/modules/plain')).greeting) -- expect: hello
local file = _FILE
_FILE = 'something else'
print(select(2, pcall(require, '/modules/plain')))   -- expect: the importing module is not known
_FILE = file
print(require '/modules/plain'.greeting)                    -- expect: hello
