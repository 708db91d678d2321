-- SPDX-License-Identifier: MIT
-- Reading fails with what the system says, whether or not other fibers could run.
local file = require "file"
local made = io.open("plain", "w")
made:write "x"
made:close()
local function try(name, flag, method, ...)
  local f = file[method:match "_at$" and "random_access" or "stream"].new()
  if name then f:open(name, { flag }) end
  local _, why = pcall(f[method], f, ...)
  print(tostring(why.category), why.code)
end
local function try_all()
  try("plain", "write_only", "read_some", byte_span.new(1))
  try("plain", "read_only", "write_some", "x")
  try("plain", "write_only", "read_some_at", 0, byte_span.new(1))
  try("plain", "read_only", "write_some_at", 0, "x")
  try(".", "read_only", "read_some", byte_span.new(1))
  try(".", "read_only", "read_some_at", 0, byte_span.new(1))
  try(nil, nil, "read_some", byte_span.new(1))
  try(nil, nil, "write_some_at", 0, "x")
  try(nil, nil, "read_some", byte_span.new(0))
end
try_all()
local other = spawn(function() while true do this_fiber.yield() end end)
try_all()
other:cancel()
-- expect: system	9
-- expect: system	9
-- expect: system	9
-- expect: system	9
-- expect: system	21
-- expect: system	21
-- expect: system	9
-- expect: system	9
-- expect: system	9
-- expect: system	9
-- expect: system	9
-- expect: system	9
-- expect: system	9
-- expect: system	21
-- expect: system	21
-- expect: system	9
-- expect: system	9
-- expect: system	9
