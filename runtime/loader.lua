-- SPDX-License-Identifier: MIT
-- loader.lua - require: which file an id means, and that it runs once a state.
--
-- Called once a state, if it needs it, with a table of what only C can do and the
-- globals of a fresh state. A directory is written without a slash at its end, so that
-- of the file system's root is the empty string.
local native = ...
local stock, pristine = native.stock, native.pristine
local loaded, preload = native.loaded, native.preload
local search_path = native.search_path
local raise, exists = native.raise, native.exists
local turtle = native.turtle or function() end
local error, setmetatable, type = error, setmetatable, type

local INVALID_MODULE_NAME, MODULE_NOT_FOUND, ROOT_CANNOT_IMPORT_PARENT = 1, 2, 3
local CYCLIC_IMPORT, LEAF_CANNOT_IMPORT_CHILD, ONLY_MAIN_FIBER_MAY_IMPORT = 4, 5, 6
local CURRENT_MODULE_NOT_KNOWN = 24
local DOT, SLASH = 46, 47

local NAME = "[A-Za-z_][A-Za-z0-9_]*"
local PLAIN, RELATIVE, ROOTED = "^" .. NAME .. "$", "^([./]+)(" .. NAME .. ")$", "/" .. NAME

local modules = native.modules  -- by path: { value =, is_loading =, has_failed = ... }
local failures = {}             -- an error, how it came about, the next error ...
native.failures = failures

---- what an id means ----

local function parent(path)
  return path:match "^(.*)/"
end

-- A relative id -> the count of its "../" and its name; nothing if it is wrong.
local function parse_relative(id)
  local climbs, name = id:match(RELATIVE)
  if not climbs then return end
  local rest, count = climbs:gsub("^%./", ""):gsub("%.%./", "")
  if rest == "" then return count, name end
end

local function parse_rooted(id)
  return id:byte() == SLASH and id:gsub(ROOTED, "") == ""
end

-- `name` is the member `module` of errors here.
local function climb(importer, count, name)
  if importer.leaf and count == 0 then raise(LEAF_CANNOT_IMPORT_CHILD, name) end
  if importer.leaf or (importer.again and count > 0) then count = count - 1 end
  local directory = importer.directory
  for _ = 1, count do
    if directory == importer.root or directory == "" then
      raise(ROOT_CANNOT_IMPORT_PARENT, name)
    end
    directory = parent(directory)
  end
  return directory
end

-- A relative or rooted id -> the path without its ending; nothing if it is wrong.
local function locate(importer, id, shown)
  if parse_rooted(id) then return importer.root .. id end
  local count, name = parse_relative(id)
  if count then return climb(importer, count, shown) .. "/" .. name end
end

-- -> the path of the file and if it is a leaf; nothing if there is none.
local function probe(stem)
  local path = stem .. ".lua"
  if exists(path) then return path, true end
  path = stem .. "/init.lua"
  if exists(path) then return path, false end
end

-- -> the value that a file of Turtle stands for; nothing if there is none, or if it is a
-- bad one and the search `goes_on`.
local function describe(stem, id, goes_on)
  local value, why, is_final = turtle(stem .. ".ttl")
  if not why or (goes_on and not is_final) then return value end
  why.module = id
  error(why, 0)
end

local function known_importer()
  return native.importer() or raise(CURRENT_MODULE_NOT_KNOWN)
end

local function check_fiber()
  if not native.may_import() then raise(ONLY_MAIN_FIBER_MAY_IMPORT) end
end

---- modules run once ----

local function fail(module, why, trace)
  module.has_failed, module.is_loading, module.why = true, nil, why
  if why ~= nil and trace then
    failures[#failures + 1] = why
    failures[#failures + 1] = ("in module %s:\n%s"):format(module.path, trace)
  end
  error(why, 0)
end

local function finish(module, has_failed, value, trace)
  if has_failed then fail(module, value, trace) end
  module.is_loading, module.value = nil, value
  return value
end

-- `cyclic` is the member `module` of the error if the module is loading.
local function load_file(path, root, leaf, context, cyclic)
  local module = modules[path]
  if module then
    if module.is_loading then raise(CYCLIC_IMPORT, cyclic) end
    if module.has_failed then error(module.why, 0) end
    return module.value
  end
  native.check_wait()
  local its_globals = native.new_globals()
  module = { path = path, is_loading = true }
  modules[path] = module
  local chunk, why = native.compile(path, its_globals)
  if not chunk then fail(module, why) end
  native.enter(its_globals, path, root, leaf, context)
  return finish(module, native.run(chunk, its_globals))
end

---- require ----

local function import_near(importer, id)
  local stem = locate(importer, id) or raise(INVALID_MODULE_NAME, id)
  local path, leaf = probe(stem)
  local is_relative = id:byte() == DOT
  if not path then
    return not is_relative and describe(stem, id) or raise(MODULE_NOT_FOUND, id)
  end
  local is_test = importer.context == "test" and is_relative
  return load_file(path, importer.root, leaf, is_test and "test" or "")
end

-- Nothing if no directory has it.
local function import_outside(name)
  for i = 1, #search_path do
    local root = search_path[i]
    local stem = root .. "/" .. name
    local path, leaf = probe(stem)
    if path then
      check_fiber()
      return load_file(path, root, leaf, "", name)
    end
    local value = describe(stem, name, true)
    if value then
      check_fiber()
      return value
    end
  end
end

local function import(id)
  local importer = known_importer()
  check_fiber()
  if not id:find(PLAIN) then return import_near(importer, id) end
  if preload[id] or native.is_native(id) then return stock(id) end
  return import_outside(id) or raise(MODULE_NOT_FOUND, id)
end

-- The ancestor's require knows no other ids.
local function require_strictly(id)
  if type(id) ~= "string" then
    error("bad argument #1 to 'require' (string expected, got " .. type(id) .. ")", 2)
  end
  return import(id)
end

-- Tail calls, so that stock's errors have the position of our caller.
local function require_either(...)
  local id = ...
  if type(id) ~= "string" then return stock(...) end
  local first = id:byte()
  if first == DOT or first == SLASH then return import(id) end
  if native.is_builtin(id) then
    check_fiber()
    return stock(...)
  end
  if not loaded[id] and not preload[id] and id:find(PLAIN) then
    local value = import_outside(id)
    if value then return value end
  end
  if native.in_module() then return native.call_outside(stock, ...) end
  return stock(...)
end

---- workers ----

local function is_init(path)
  return path:find "/init%.lua$" ~= nil
end

-- Raises if nobody knows what module the caller is of.
native.check_importer = known_importer

-- -> what policies would call the module: where it lies below the import root, without its
-- ending; nothing if it lies elsewhere.
function native.find_stem(id)
  local first = id:byte()
  if first ~= DOT and first ~= SLASH then return (id:gsub("%.", "/")) end
  local importer = known_importer()
  local stem, root = id ~= "." and locate(importer, id, id), importer.root .. "/"
  return stem and stem:sub(1, #root) == root and stem:sub(#root + 1) or nil
end

-- -> path, root, leaf, again
function native.find_worker(id)
  local importer = known_importer()
  if id == "." then
    local again = importer.is_first and not is_init(importer.path)
    return importer.path, importer.root, not again and not is_init(importer.path), again
  end
  local shown = id:match(NAME .. "$") or id
  local stem = locate(importer, id, shown) or raise(INVALID_MODULE_NAME, shown)
  local path = probe(stem) or raise(MODULE_NOT_FOUND, shown)
  return path, importer.root, not is_init(path), false
end

---- modules of ours ----

local parts = {}

-- What those written in Lua call: nobody else finds their parts.
local function require_own(id)
  if parts[id] == nil then parts[id] = native.open_part(id) end
  return parts[id] or stock(id)
end

---- the beginning ----

native.require = native.emilua and require_strictly or require_either
native.builtin = setmetatable({ require = require_own }, { __index = pristine })
