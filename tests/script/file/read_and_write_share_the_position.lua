-- SPDX-License-Identifier: MIT
-- Fibers that read and write one file use one position, in the order of their calls, also where
-- some of these take long.
local file = require "file"
local function try(first, ...)
  local made = io.open("both", "w")
  made:write "aabbccdd"
  made:close()
  local f = file.stream.new()
  f:open("both", { "read_write", ... })
  local got, fibers = {}, {}
  for i = first, first + 3 do
    fibers[#fibers + 1] = spawn(function()
      if i % 2 == 0 then return f:write_some(tostring(i):rep(2)) end
      local span = byte_span.new(2)
      f:read_some(span)
      got[#got + 1] = tostring(span)
    end)
  end
  for i = 1, 4 do fibers[i]:join() end
  f:close()
  print(table.concat(got, " "), io.open("both"):read "*a")
end
try(1)                                         -- expect: aa cc	aa22cc44
try(2)                                         -- expect: bb dd	22bb44dd
try(1, "sync_all_on_write")                    -- expect: aa cc	aa22cc44
try(2, "sync_all_on_write")                    -- expect: bb dd	22bb44dd
