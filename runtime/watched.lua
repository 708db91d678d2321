-- SPDX-License-Identifier: MIT
-- watched.lua - let an observer know what a state does that is no call to the kernel.
--
-- Called with note(kind, text) and linked(name) of watched.c. Each function is called in the place of the one that
-- watches it, so that levels of the stack are as they were.
local note, linked = ...
local pcall, error, type, tostring, pairs = pcall, error, type, tostring, pairs
local os, package, debug = os, package, debug

local getenv = os.getenv
function os.getenv(name)
  local value = getenv(name)
  if value then note("variable", name) end
  return value
end

for name, of_debug in pairs(debug) do
  if name ~= "traceback" and type(of_debug) == "function" then
    debug[name] = function(...)
      note("debug", "debug." .. name)
      return of_debug(...)
    end
  end
end

-- What the linker opens on the way is the library's.
local function link(open, name, ...)
  note("aside", "")
  local done, library, why, how = pcall(open, name, ...)
  return done, library, why, how
end

local open_ffi = package.preload.ffi
package.preload.ffi = open_ffi and function(...)
  note("ffi", "")
  local ffi = open_ffi(...)
  local load = ffi.load
  function ffi.load(name, ...)
    local done, library = link(load, name, ...)
    linked(done and tostring(name) or "")
    if not done then error(library, 2) end
    return library
  end
  return ffi
end

local open_tls = package.preload.tls
package.preload.tls = open_tls and function(name)
  note("tls", "")
  local done, tls = link(open_tls, name)
  linked ""
  if not done then error(tls, 0) end
  return tls
end

-- Modules in C, by either of the stock searchers for them.
for _, i in ipairs { 3, 4 } do
  local search = package.loaders[i]
  package.loaders[i] = search and function(name)
    local done, found = link(search, name)
    linked ""
    if not done then error(found, 0) end
    if type(found) == "function" then note("module", name) end
    return found
  end
end

local loadlib = package.loadlib
function package.loadlib(path, name)
  local done, found, why, how = link(loadlib, path, name)
  linked ""
  if not done then error(found, 2) end
  if found then note("module", path) end
  return found, why, how
end
