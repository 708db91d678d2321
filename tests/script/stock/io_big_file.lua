-- SPDX-License-Identifier: MIT
-- A file of megabytes reads the same by lines, blocks, numbers, seeks and a mixture.

local function checksum(s, from)
  local sum = from or 0
  for i = 1, #s, 97 do sum = (sum * 31 + s:byte(i)) % 1000000007 end
  return sum
end
local parts, seed = {}, 1
for i = 1, 30000 do
  seed = (seed * 16807) % 2147483647
  parts[i] = i .. " " .. seed .. " " .. ("abcdefghij"):rep(seed % 8) .. "\n"
end
local text = table.concat(parts)
local f = io.open("big", "w")
for i = 1, #parts do f:write(parts[i]) end
print(f:seek(), f:seek() == #text, f:close())

f = io.open("big")
local all = f:read("*a")
print(#all, all == text, checksum(all))
f:seek("set")
local blocks, size, lengths = {}, 1, 0
while true do
  local block = f:read(size)
  if not block then break end
  blocks[#blocks + 1] = block
  lengths = lengths + 1
  size = size * 7 % 10007 + 1
end
print(lengths, table.concat(blocks) == text)
f:seek("set")
local lines, wrong = 0, 0
for line in f:lines() do
  lines = lines + 1
  if line .. "\n" ~= parts[lines] then wrong = wrong + 1 end
end
print(lines, wrong)
f:seek("set")
local numbers, tails = 0, 0
for i = 1, 5000 do
  local index, value, rest = f:read("*n", "*n", "*l")
  if index == i then numbers = (numbers + value) % 1000000007 end
  tails = tails + #rest
end
print(numbers, tails, f:seek())
local offset, offsets = 0, {}
for i = 1, #parts do
  offsets[i] = offset
  offset = offset + #parts[i]
end
for i = 1, 2000 do
  seed = (seed * 16807) % 2147483647
  local k = seed % #parts + 1
  f:seek("set", offsets[k])
  local got
  if k % 4 == 0 then got = f:read("*L")
  elseif k % 4 == 1 then got = f:read(#parts[k])
  elseif k % 4 == 2 then got = f:read() .. "\n"
  else got = parts[k]:sub(1, #tostring(k)) == tostring(f:read("*n")) and parts[k] end
  if got ~= parts[k] then print("wrong at", k) end
  if i % 5 == 0 then
    local here = f:seek()
    f:seek("cur", -math.min(here, 10))
    if #f:read(1) ~= 1 then print("wrong after", k) end
  end
end
f:seek("end", -100)
print(#f:read("*a"), f:read("*a"), f:read())
f:close()

f = io.open("big", "r+")
for i = 1, #parts, 500 do
  f:seek("set", offsets[i])
  f:write("#")
end
f:seek("set")
local marked = 0
for line in f:lines() do if line:sub(1, 1) == "#" then marked = marked + 1 end end
print(marked, f:seek("end") == #text, f:close())
local source, target = io.open("big"), io.open("copy", "w")
while true do
  local block, rest = source:read(8191, "*l")
  if not block then break end
  target:write(block, rest and rest .. "\n" or "")
end
print(source:close(), target:close())
print(io.open("copy"):read("*a") == io.open("big"):read("*a"))
local words = 0
for line in io.lines("copy") do for _ in line:gmatch("%S+") do words = words + 1 end end
print(words)
