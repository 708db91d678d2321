-- SPDX-License-Identifier: MIT
-- embed.lua - turn a Lua module into a C header that holds its bytecode: embed.lua IN OUT

local input, output = ...
local name = input:match "([%a_][%w_]*)%.lua$"
assert(name, input .. ": the name of a module is a C identifier")

local source = assert(io.open(input, "rb"))
local chunk = assert(loadstring(source:read "*a", "=cellua:" .. name))
source:close()

-- Stripped: its frames have no position, so errors it passes on gain none.
-- Character constants fit a char whether it is signed or not.
local bytes = string.dump(chunk, true):gsub(".", function(byte)
  return ("'\\%03o',"):format(byte:byte())
end)
local lines = bytes:gsub(("."):rep(12 * 7), "%0\n")

local header = assert(io.open(output, "wb"))
assert(header:write(
  "/* Made by embed.lua from ", name, ".lua. */\n",
  "static const char ", name, "_lua[] = {\n", lines, "\n};\n"))
assert(header:close())
