# SPDX-License-Identifier: MIT
# What iterators hold open is closed at their end, by close(), and with the garbage; where there are
# too few descriptors they raise, and end.
deep=a
for _ in 1 2 3 4; do deep=$deep/b/c/d/e/f/g/h/i; done
mkdir -p "$deep" few/b/c/d/e few/x
cat >walk.lua <<'END'
local fs, p = require "filesystem", require("filesystem").path.new
local function count()
  local n = 0
  for _ in fs.directory_iterator(p "/proc/self/fd") do n = n + 1 end
  return n
end
local before = count()
for _ = 1, 3 do for _ in fs.recursive_directory_iterator(p "few") do end end
print(count() - before)
local next_entry, handle = fs.recursive_directory_iterator(p "few/b/c")
print(next_entry().path, next_entry().path == nil, count() - before)
handle:close()
handle:close()
print(select("#", next_entry()))
print(count() - before, pcall(handle.pop, handle))
local flat, flat_handle = fs.directory_iterator(p "a")
flat_handle:close()
print(flat(), count() - before)
next_entry, handle, flat, flat_handle = fs.directory_iterator(p "a"), nil, nil, nil
next_entry = nil
collectgarbage()
collectgarbage()
print(count() - before)
local next_one = fs.recursive_directory_iterator(p "a")
local ok, why
repeat ok, why = pcall(next_one) until not ok
print(why, fs.is_directory(why.path1), next_one())
print(count() - before)
END
ulimit -n 30
"$CELLUA" walk.lua
# expect: 0
# expect: few/b/c/d	false	2
# expect: 0
# expect: 0	false	Invalid argument
# expect: nil	0
# expect: 0
# expect: Too many open files	true
# expect: 0
