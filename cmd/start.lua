-- SPDX-License-Identifier: MIT
-- start.lua - do what the command line asks for, one step after another.
--
-- Called with the functions of start.c and the steps: a name of `step`, its value, and
-- so on. Answers the function that the main fiber runs. The last step is a tail call, so
-- that a traceback ends with the script.
local native, steps = ...
local globals = _G
local loadstring, require, unpack = loadstring, require, unpack
local pcall, xpcall, tostring, type = pcall, xpcall, tostring, type
local rawget, rawset = rawget, rawset

-- Called emilua, neither is there, and no step asks for them.
local io, debug = io or {}, debug or {}
local stdin, stdout, traceback = io.stdin, io.stdout, debug.traceback

local FAILURE, USAGE, NO_INPUT = 1, 64, 66
local MOST_ARGUMENTS = 20000

function native.describe(why)
  local ok, text = pcall(tostring, why)
  return ok and text or "(error object is a " .. type(why) .. " value)"
end

-- A handler for xpcall(): the message, and the traceback as far as it goes through Lua.
function native.explain(why)
  if type(why) ~= "string" then return native.describe(why) end
  local text = traceback(why, 2):gsub("\n\t%[C%]: in function ''\n\t%[cellua%].*", "")
  return text:find("\n\t[^%[]", #why) and text or why
end

local function compile(text, name)
  local chunk, why = loadstring(text, name)
  if not chunk then native.refuse(why, FAILURE) end
  return chunk
end

local function compile_file(file, name, status)
  local path = native.absolute(file) or file
  local chunk, why, is_unreadable = native.load(file, path, "@" .. name)
  if is_unreadable then native.refuse(("cannot open '%s': %s"):format(file, why), status) end
  return chunk or native.refuse(why, FAILURE)
end

-- What the script requires is near it, if it is known where that is.
local function enter(file)
  local path = native.absolute(file)
  if path then native.enter(path, native.context) end
end

-- As luajit: what the global `arg` holds by now, up to the first nil.
local function arguments()
  local list, count = rawget(globals, "arg"), 0
  if type(list) ~= "table" then return {}, 0 end
  while list[count + 1] ~= nil do count = count + 1 end
  return list, count
end

-- unpack() alone refuses more than some 8000 values; the stack ends at some 25000.
local function call_with_arguments(chunk)
  local list, count = arguments()
  if count > MOST_ARGUMENTS then
    native.refuse(("%d arguments are more than the %d that a script can take")
      :format(count, MOST_ARGUMENTS), USAGE)
  end
  local function call(n, ...)
    if n == 0 then return chunk(...) end
    return call(n - 8, list[n - 7], list[n - 6], list[n - 5], list[n - 4],
      list[n - 3], list[n - 2], list[n - 1], list[n], ...)
  end
  local whole = count - count % 8
  return call(whole, unpack(list, whole + 1, count))
end

local function split(text)
  local list = {}
  for word in text:gmatch "[^,]+" do list[#list + 1] = word end
  return unpack(list)
end

local step = {}

function step.init(text)
  local path = text:match "^@(.*)"
  if path then return compile_file(path, path, FAILURE)() end
  return compile(text, "=LUA_INIT")()
end

function step.version()
  stdout:write(native.version())
end

function step.code(text)
  return compile(text, "=(command line)")()
end

-- A module that answers nothing has set its globals by itself.
function step.library(text)
  local name, id = text:match "^([^=]*)=(.*)"
  local ok, value = xpcall(require, native.explain, id or text)
  if not ok then native.refuse(value, FAILURE) end
  if value ~= true then rawset(globals, name or text, value) end
end

function step.optimise(text)
  local ok, why = pcall(require("jit.opt").start, split(text))
  if not ok then native.refuse(why, USAGE) end
end

local function jit_module(command)
  local ok, module = pcall(require, "jit." .. command)
  if ok and type(module) == "table" and module.start then return module.start end
  local why = ("unknown -j command '%s', or no module jit.%s"):format(command, command)
  if not ok and not tostring(module):find "^module " then why = tostring(module) end
  native.refuse(why, USAGE)
end

function step.jit(text)
  local command, options = text:match "^([^=]*)=?(.*)"
  local call = require "jit"[command]
  if type(call) ~= "function" then call = jit_module(command) end
  call(split(options))
end

function step.bytecode(flags)
  local start = require "jit.bcsave".start
  if flags == "" then return call_with_arguments(start) end
  return call_with_arguments(function(...) return start("-" .. flags, ...) end)
end

function step.file(file)
  local chunk = compile_file(file, file, NO_INPUT)
  enter(file)
  return call_with_arguments(chunk)
end

-- The ancestor's: all names are absolute.
function step.entry(file)
  local chunk = compile_file(file, native.absolute(file) or file, FAILURE)
  enter(file)
  return chunk()
end

function step.stdin()
  local text, why = stdin:read "*a"
  if not text then native.refuse("cannot read standard input: " .. why, NO_INPUT) end
  return call_with_arguments(compile(text, "=stdin"))
end

-- One of the chunks beside this one.
function step.chunk(name)
  return native.chunk(name)(native)
end

return function()
  local last = #steps - 1
  for i = 1, last - 1, 2 do step[steps[i]](steps[i + 1]) end
  if last > 0 then return step[steps[last]](steps[last + 1]) end
end
