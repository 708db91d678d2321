-- SPDX-License-Identifier: MIT
-- recursive_directory_iterator() goes down into directories, and says how deep it is; its handle
-- says which of them not to enter, and leaves one.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir -p t/a/b/c; echo >t/a/b/file"
local function walk(each)
  local found = {}
  local next_entry, handle = fs.recursive_directory_iterator(p "t")
  for entry, depth in next_entry do
    found[#found + 1] = tostring(entry.path) .. "=" .. depth
    if each then each(handle, tostring(entry.path)) end
  end
  table.sort(found)
  print(table.concat(found, " "))
  return handle, next_entry
end
local handle, next_entry = walk()  -- expect: t/a/b/c=2 t/a/b/file=2 t/a/b=1 t/a=0
print(getmetatable(handle), select("#", next_entry()))  -- expect: filesystem.recursive_directory_iterator	0
for _, f in ipairs { handle.pop, handle.disable_recursion_pending, function() return handle.recursion_pending end } do
  local ok, why = pcall(f, handle)
  print(ok, why, why.arg)
end
-- expect: false	Invalid argument	1
-- expect: false	Invalid argument	1
-- expect: false	Invalid argument	1
walk(function(h, path)
  if path == "t/a/b" then
    print(h.recursion_pending, h:disable_recursion_pending() == nil, h.recursion_pending)
  end
end)
-- expect: true	true	false
-- expect: t/a/b=1 t/a=0
walk(function(h, path) if path == "t/a" then h:pop() end end)  -- expect: t/a=0

-- Nothing is skipped by a pop.
os.execute "mkdir -p u/1/x u/2/x u/3/x; touch u/1/y u/2/y u/3/y"
local count, next_one, h = 0, fs.recursive_directory_iterator(p "u")
for _, depth in next_one do
  if depth == 1 then h:pop() else count = count + 1 end
end
print(count)                                               -- expect: 3

-- Before the first entry both are about that one.
next_one, h = fs.recursive_directory_iterator(p "t")
print(h.recursion_pending, h:disable_recursion_pending() == nil, h.recursion_pending)  -- expect: true	true	false
print(next_one().path, h.recursion_pending, next_one())    -- expect: t/a	false
next_one, h = fs.recursive_directory_iterator(p "t")
h:pop()
print(next_one())                                          -- expect: 
next_one, h = fs.recursive_directory_iterator(p "t/a/b/c")
print(pcall(h.pop, h))                                     -- expect: false	Invalid argument
print(pcall(h.pop, 1))                                     -- expect: false	Invalid argument
