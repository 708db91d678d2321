-- SPDX-License-Identifier: MIT
-- subprocess.lua - what spawn_vm is asked for a process, checked and made flat.
--
-- Called with functions of subprocess.c; answers the one that spawn_vm() calls with its
-- options. Whatever is wrong raises before anything is made. (R-SBX-3, R-SBX-4)
local native = ...
local type, pairs, next = type, pairs, next
local find, gsub, match, gmatch = string.find, string.gsub, string.match, string.gmatch

local EPERM, EINVAL, EMSGSIZE, ENOTSUP = 1, 22, 90, 95
local SCRIPT_MAX = 1024 * 1024
local ARENA_MIN, ARENA_MAX = 1024 * 1024, 1024 * 1024 * 1024

local function refuse(option, code)
  native.refuse(code or EINVAL, "subprocess/" .. option)
end

---- options, in the order of the contract's table ----

local option, order = {}, {}

local function add(name, take)
  option[name], order[#order + 1] = take, name
end

local function add_boolean(name, take)
  add(name, function(value, request)
    if type(value) ~= "boolean" then refuse(name) end
    take(value, request)
  end)
end

local function add_space(name, flag)
  add_boolean("newns_" .. name, function(value, request)
    if value then request.spaces = request.spaces + flag end
  end)
end

add_space("uts", 0x04000000)
add_space("ipc", 0x08000000)
add_space("pid", 0x20000000)
add_space("user", 0x10000000)
add_space("net", 0x40000000)
add_space("mount", 0x00020000)

-- Of another system.
add_boolean("pd_daemon", function(value)
  if value then refuse("pd_daemon", ENOTSUP) end
end)

local function add_stream(name, number)
  add(name, function(value, request)
    if value == "share" then
      request[name] = number
    else
      request[name] = native.descriptor(value, "subprocess/" .. name)
    end
  end)
end

add_stream("stdin", 0)
add_stream("stdout", 1)
add_stream("stderr", 2)

add("environment", function(value, request)
  if type(value) ~= "table" then refuse "environment" end
  local list = request.environment
  for name, content in next, value do
    if type(name) ~= "string" or type(content) ~= "string" or name == "" or
      find(name, "[=%z]") or find(content, "%z") then
      refuse "environment"
    end
    list[#list + 1] = name
    list[#list + 1] = content
  end
end)

local function add_tree(tree, prefix, list, open)
  if open[tree] then refuse "source_tree_cache" end
  open[tree] = true
  for name, content in next, tree do
    if type(name) ~= "string" or name == "" or name == "." or name == ".." or
      find(name, "[/%z]") then
      refuse "source_tree_cache"
    end
    if type(content) == "table" then
      add_tree(content, prefix .. name .. "/", list, open)
    elseif type(content) == "string" then
      list[#list + 1] = prefix .. name
      list[#list + 1] = content
    else
      refuse "source_tree_cache"
    end
  end
  open[tree] = nil
end

add("source_tree_cache", function(value, request)
  if type(value) ~= "table" then refuse "source_tree_cache" end
  add_tree(value, "/", request.sources, {})
end)

local function is_list_of_strings(value)
  if type(value) ~= "table" then return false end
  for key, element in next, value do
    if type(key) ~= "number" or type(element) ~= "string" then return false end
  end
  return true
end

-- The directory of a template of package.cpath, and the rest of it.
local function split_template(template)
  return match(template, "^([^?]*)/([^?]*%?.*)$")
end

-- -> the file of the module, and the template that it was found by.
local function find_native(id)
  for template in gmatch(native.cpath(), "[^;]+") do
    local path = gsub(template, "%?", (gsub(gsub(id, "%.", "/"), "%%", "%%%%")))
    if native.is_readable(path) then return path, template end
  end
  native.refuse_missing(id, "subprocess/native_modules_cache")
end

local function add_native(list, name, pattern, path)
  list[#list + 1] = name
  list[#list + 1] = pattern
  list[#list + 1] = path
end

-- The directory that a module lies in: what lies there beside it can be had, too.
local function add_directory_of(list, id)
  local path, template = find_native(id)
  local _, rest = split_template(template)
  local prefix, directory = match(id, "^(.*%.)[^.]*$") or "", match(path, "^(.*)/") or "."
  if not rest or find(rest, "/", 1, true) then
    -- it does not lie where the template begins
    add_native(list, id, match(path, "[^/]*$"), directory ~= "" and directory or "/")
  else
    add_native(list, prefix, rest, directory ~= "" and directory or "/")
  end
end

local function add_every_directory(list)
  for template in gmatch(native.cpath(), "[^;]+") do
    local directory, rest = split_template(template)
    if not directory then directory, rest = ".", match(template, "^[^?]*%?.*$") end
    if rest then add_native(list, "", rest, directory ~= "" and directory or "/") end
  end
end

add("native_modules_cache", function(value, request)
  local list = request.natives
  if value == "all" then return add_every_directory(list) end
  if not is_list_of_strings(value) then refuse "native_modules_cache" end
  for _, id in next, value do
    local name, is_directory = match(id, "^(.-)(:?)$")
    if name == "" or find(id, "%z") then refuse "native_modules_cache" end
    if is_directory ~= "" then
      add_directory_of(list, name)
    else
      add_native(list, id, false, (find_native(id)))
    end
  end
end)
add("ld_library_directories", function()
  refuse("ld_library_directories", ENOTSUP)
end)
add("libc_service", function(value, request)
  if not native.is_slave(value) then refuse "libc_service" end
  request.libc_service = value
end)

local in_init = {
  script = function(value, request)
    if type(value) ~= "string" then refuse "init/script" end
    if #value > SCRIPT_MAX then refuse("init/script", EMSGSIZE) end
    request.script = value ~= "" and value or nil
  end,
  arg = function(value, request)
    request.argument = native.descriptor(value, "subprocess/init/arg")
  end,
  arena = function(value, request)
    if type(value) ~= "number" or not (value >= ARENA_MIN and value <= ARENA_MAX) then
      refuse "init/arena"
    end
    request.arena = value
  end,
}

add("init", function(value, request)
  if type(value) == "string" then value = { script = value } end
  if type(value) ~= "table" then refuse "init" end
  for name in next, value do
    if not in_init[name] then refuse("init/" .. tostring(name)) end
  end
  in_init.script(value.script, request)
  for name, take in pairs(in_init) do
    if value[name] ~= nil then take(value[name], request) end
  end
  if not request.script then request.argument = -1 end
end)

---- of ours ----

add("spawn_mode", function(value, request)
  if value ~= "fork" and value ~= "exec" then refuse "spawn_mode" end
  request.fresh = value == "exec"
end)

add_boolean("nested", function(value, request)
  request.nested = value
end)

---- the call ----

local of_contexts = { "inherit_context", "new_master" }

local function check_context(options)
  for i = 1, #of_contexts do
    local name, value = of_contexts[i], options[of_contexts[i]]
    if value ~= nil and type(value) ~= "boolean" then native.refuse(EINVAL, name) end
    if name == "new_master" and value and not native.is_master() then
      native.refuse(EPERM)
    end
  end
end

-- They describe an actor in this process.
local function refuse_context(options)
  for i = 1, #of_contexts do
    if options[of_contexts[i]] ~= nil then native.refuse(EINVAL, 1) end
  end
end

local function find_module(module, request)
  if type(module) == "string" then
    request.is_found = true
    request.path, request.root, request.leaf, request.again = native.find_worker(module)
  elseif module ~= nil then
    request.path = native.path_text(module) or native.refuse(EINVAL, "module")
  end
end

-- What the policy has words for, or would be nothing in a process that it confines.
local of_policy = {
  environment = true, native_modules_cache = true, newns_uts = true, newns_ipc = true,
  newns_pid = true, newns_user = true, newns_net = true, newns_mount = true,
}

local function add_policy(policy, subprocess, request)
  for name in pairs(of_policy) do
    if subprocess[name] then refuse(name, ENOTSUP) end
  end
  request.policy, request.nested = native.policy_text(policy), false
end

return function(options)
  native.find_importer()
  local module, subprocess = options.module, options.subprocess
  if subprocess == nil and options.policy ~= nil then subprocess = {} end
  if module ~= nil and type(module) ~= "string" and not native.path_text(module) then
    native.refuse(EINVAL, "module")
  end
  check_context(options)
  if type(subprocess) ~= "table" then native.refuse(EINVAL, "subprocess") end
  refuse_context(options)
  for name in next, subprocess do
    if not option[name] then refuse((gsub(tostring(name), "%z", ""))) end
  end
  local request = {
    spaces = 0, stdin = -1, stdout = -1, stderr = -1, argument = -1,
    environment = {}, sources = {}, natives = {}, nested = true, fresh = false, leaf = false,
    again = false, arena = ARENA_MIN,
  }
  for i = 1, #order do
    local name = order[i]
    if subprocess[name] ~= nil then option[name](subprocess[name], request) end
  end
  if options.policy ~= nil then add_policy(options.policy, subprocess, request) end
  find_module(module, request)
  return native.spawn(request)
end
