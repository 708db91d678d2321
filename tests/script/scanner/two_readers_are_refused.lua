-- SPDX-License-Identifier: MIT
-- While one fiber waits in get_line(), what would disturb it raises EBUSY.

local stream = require "stream"
local EBUSY = require("generic_error").EBUSY
local io = {}
function io:read_some(span)
  this_fiber.yield()
  return span:copy "x\n"
end
local s = stream.scanner.new { stream = io }
local fiber = spawn(function() print(tostring(s:get_line())) end)
local function try(name, ...)
  local ok, why = pcall(s[name], s, ...)
  print(ok, why == EBUSY)
end
spawn(function()
  try "get_line"                                    -- expect: false	true
  try "remove_line"                                 -- expect: false	true
  try("set_buffer", byte_span.new(1))               -- expect: false	true
  print(#s:buffered_line(), #s:buffer())            -- expect: 0	0
end):join()
fiber:join()                                        -- expect: x
print(tostring(s:get_line()))                       -- expect: x
