-- SPDX-License-Identifier: MIT
-- ancestor.lua - run the entry script as the ancestor does: its globals and no others.
local native = ...
local globals, loadstring = _G, loadstring
local loaded, preload = package.loaded, package.preload

local FAILURE = 1

-- Only what has a plain name can be required, and no file of another Lua. (R-CORE-20)
package.path, package.cpath = "", ""
for name in pairs(loaded) do loaded[name] = nil end
for name in pairs(preload) do
  if name:find(".", 1, true) then preload[name] = nil end
end
for _, name in ipairs { "io", "os", "debug", "package", "module", "arg", "ffi" } do
  globals[name] = nil
end

local path = native.absolute(native.script)
local text, why = native.read(path)
if not text then
  native.refuse(("cannot open '%s': %s"):format(native.script, why), FAILURE)
end
local chunk, message = loadstring(text, "@" .. path)
if not chunk then native.refuse(message, FAILURE) end

globals._FILE = native.path(path)
globals._CONTEXT = native.context
return chunk()
