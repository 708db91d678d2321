-- SPDX-License-Identifier: MIT
-- lines() gives strings that stay, ends at EOF, and raises everything else.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local EIO = require("generic_error").EIO
local s = stream.scanner.new { stream = pieces("a\nb", EIO, "\nc") }
local kept = {}
local ok, why = pcall(function()
  for line in s:lines() do kept[#kept + 1] = line end
end)
print(ok, why == EIO)                               -- expect: false	true
for line in s:lines() do kept[#kept + 1] = line end
print(table.concat(kept, ","))                      -- expect: a,b,c
