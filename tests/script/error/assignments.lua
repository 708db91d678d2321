-- SPDX-License-Identifier: MIT
-- Read-only modules and channels refuse members with EPERM, other objects with a string.
local time = require "time"
local promise, future = require("future").new()
local function assign(object)
  local known, why = pcall(function() object.new = 1 end)
  local other, also = pcall(function() object.member = 1 end)
  local third = pcall(function() object[1] = 1 end)
  if known or other or third then return 'taken' end
  return tostring(type(why) == 'table' and why.category) .. ' ' .. tostring(also)
end
for _, object in ipairs {
  require "mutex", require "recursive_mutex", require "condition_variable", this_fiber,
  require "inbox", spawn_vm "/nested/idle",
} do
  print(assign(object))
end
-- expect: generic Operation not permitted
-- expect: generic Operation not permitted
-- expect: generic Operation not permitted
-- expect: generic Operation not permitted
-- expect: generic Operation not permitted
-- expect: generic Operation not permitted
for i, object in ipairs {
  require("mutex").new(), require("recursive_mutex").new(), promise, future,
  spawn(function() end), require("condition_variable").new(), require "generic_error",
  require("generic_error").EPERM.category, time.steady_timer.new(), _FILE, require "system",
} do
  local text = assign(object)
  if not text:match "^false .*attempt to index" then print(i, text) end
end
print(assign(require "future"))    -- expect: taken
