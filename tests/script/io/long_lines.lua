-- SPDX-License-Identifier: MIT
-- Lines longer than any buffer come whole, from a file and through a pipe.

local name = os.tmpname()
local f = io.open(name, 'w')
local sizes = { 65535, 65536, 65537, 131071, 131072, 131073, 300000, 5 * 1024 * 1024, 0 }
for i, size in ipairs(sizes) do f:write(string.char(64 + i):rep(size), '\n') end
f:write 'end'
f:close()
local function check(input)
  for i, size in ipairs(sizes) do
    local line = input:read()
    if line ~= string.char(64 + i):rep(size) then return i, size, line and #line end
  end
  return input:read(), input:read()
end
local function check_lines(input)
  local i = 0
  for line in input:lines() do
    i = i + 1
    local expected = sizes[i] and string.char(64 + i):rep(sizes[i]) or 'end'
    if line ~= expected then return i, #line end
  end
  return i
end
print(check(io.open(name)))               -- expect: end	nil
print(check_lines(io.open(name)))         -- expect: 10
local slow = 'cat ' .. name
local other = spawn(function() for _ = 1, 1000 do this_fiber.yield() end end)
print(spawn(function() return check(io.popen(slow)) end):join())        -- expect: end	nil
print(spawn(function() return check_lines(io.popen(slow)) end):join())  -- expect: 10
other:join()
os.remove(name)
