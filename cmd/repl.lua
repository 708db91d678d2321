-- SPDX-License-Identifier: MIT
-- repl.lua - read Lua from standard input, run it, show what it answers.
--
-- Lines are read as a script reads them, so other fibers run while nobody types.
local native = ...
local globals, stdin, stdout, stderr = _G, io.stdin, io.stdout, io.stderr
local loadstring, pcall, xpcall, error = loadstring, pcall, xpcall, error
local rawget, select, tostring = rawget, select, tostring
local describe, explain = native.describe, native.explain

local function complain(message)
  stdout:flush()
  stderr:write("cellua: ", message, "\n")
end

local function ask(global, default)
  local prompt = rawget(globals, global)
  stdout:write(prompt == nil and default or tostring(prompt))
  stdout:flush()
  native.expect_interrupt()
  return stdin:read()
end

---- from lines to a function ----

local function is_incomplete(why)
  return why and why:find "'<eof>'$" ~= nil
end

-- What the chunk of an expression is called with. Without it an expression would be a
-- tail call, and errors that it raises would not know its line.
local function pass(...) return ... end

-- An expression, else statements. -> function | nil, why, what is missing is the rest
local function compile(text)
  local chunk, why = loadstring("return " .. text, "=stdin")
  if chunk then return loadstring("return (...)(" .. text .. ")", "=stdin") or chunk end
  local unfinished = is_incomplete(why)
  chunk, why = loadstring(text, "=stdin")
  return chunk, why, unfinished or is_incomplete(why)
end

-- -> function | nil, why; nothing at the end
local function read_chunk()
  local text = ask("_PROMPT", "> ")
  if not text then return end
  text = text:gsub("^%s*=", "return ")
  while true do
    local chunk, why, unfinished = compile(text)
    if chunk or not unfinished then return chunk, why end
    local more = ask("_PROMPT2", ">> ")
    if not more then return nil, why end
    text = text .. "\n" .. more
  end
end

---- from a function to its answer ----

local function show(ok, ...)
  if not ok then return complain((...)) end
  if select("#", ...) == 0 then return end
  local shown, why = pcall(globals.print, ...)
  if not shown then complain("cannot print that: " .. describe(why)) end
end

---- the loop ----

-- -> function | nil, why | nothing at the end | false: Ctrl-C has emptied the line
local function read_guarded()
  local ok, chunk, why = pcall(read_chunk)
  if ok then return chunk, why end
  if not describe(chunk):find "interrupted!" then error(chunk, 0) end
  return false
end

if native.has_terminal() then
  stdout:write((native.version():gsub("^(.-)\n(.-)\n.*", "%1, %2\n")))
end
while true do
  local chunk, why = read_guarded()
  if chunk then
    show(xpcall(chunk, explain, pass))
  elseif why then
    complain(why)
  elseif chunk == nil then
    break
  else
    stdout:write "\n"
  end
end
stdout:write "\n"
