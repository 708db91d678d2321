-- SPDX-License-Identifier: MIT
-- trim.lua - take from a fresh state what its policy does not allow.
--
-- Called with four booleans: what stays of the compiler, the ffi, the debug library, and the
-- module tls; and with lacks(path, word) of trim.c.
local has_jit, has_ffi, has_debug, has_tls, lacks = ...
local load, loadfile, error, select, type = load, loadfile, error, select, type
local os = os
local searchpath, package, jit, debug = package.searchpath, package, jit, debug

-- Bytecode is never loaded: a text begins with no escape, and the mode says so.
local function as_text(mode)
  if type(mode) == "string" and not mode:find("t", 1, true) then
    return nil, "attempt to load a text chunk (mode is '" .. mode .. "')"
  end
  return "t"
end

function _G.load(chunk, name, mode, ...)
  local text, why = as_text(mode)
  if not text then return nil, why end
  return load(chunk, name, text, ...)
end

_G.loadstring = _G.load

-- What the policy does not allow says so.
local function explained(name, chunk, why)
  if chunk or not name or not why:find "^cannot open" then return chunk, why end
  local denied = why:find "Permission denied$" or why:find "Operation not permitted$"
  return nil, denied and lacks(name, "fs.read") or why
end

function _G.loadfile(name, mode, ...)
  local text, why = as_text(mode)
  if not text then return nil, why end
  return explained(name, loadfile(name, text, ...))
end

function _G.dofile(name)
  local chunk, why = explained(name, loadfile(name, "t"))
  if not chunk then error(why, 0) end
  return chunk()
end

local EPERM, EACCES, EXDEV = 1, 13, 18

local function refused(errnum)
  return errnum == EPERM or errnum == EACCES or errnum == EXDEV
end

if os then
  local remove, rename = os.remove, os.rename

  function os.remove(path)
    local done, why, errnum = remove(path)
    if done then return done end
    return nil, refused(errnum) and lacks(path, "fs.delete") or why, errnum
  end

  function os.rename(from, to)
    local done, why, errnum = rename(from, to)
    if done then return done end
    if refused(errnum) then
      why = lacks(from, "fs.delete") or lacks(to, "fs.create")
        or errnum ~= EPERM and (lacks(from, "fs.move") or lacks(to, "fs.move")) or why
    end
    return nil, why, errnum
  end
end

local function find_text(name)
  local path, why = searchpath(name, package.path)
  if not path then return why end
  local chunk
  chunk, why = loadfile(path, "t")
  if chunk then return chunk end
  error(("error loading module '%s' from file '%s':\n\t%s"):format(name, path, why), 0)
end

-- The preloaded modules, and files of Lua; no library can become executable any more.
local loaders = package.loaders
for i = #loaders, 2, -1 do loaders[i] = nil end
loaders[2] = find_text
package.cpath = ""

function package.loadlib()
  return nil, "a confined script loads no libraries", "absent"
end

local function refuse(name, word)
  return function()
    error(("%s: the policy says %s = false"):format(name, word), 2)
  end
end

if not has_jit then
  for _, name in ipairs { "on", "attach" } do jit[name] = refuse("jit." .. name, "jit") end
  jit.opt.start = refuse("jit.opt.start", "jit")
end

if not has_ffi then
  package.preload.ffi = nil
  package.loaded.ffi = nil
end

if not has_tls then
  package.preload.tls = nil
  package.loaded.tls = nil
end

if not has_debug then
  local traceback = debug.traceback
  for name in pairs(debug) do debug[name] = nil end
  debug.traceback = traceback
end
