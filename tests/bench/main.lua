-- SPDX-License-Identifier: MIT
-- main.lua - measure the rows that were asked for and print the table, row by row:
-- main.lua HERE SCRATCH SIZE_MB ROUNDS PROGRAM BUILD [NAME...]
local here, scratch, size, rounds, program, build = unpack(arg, 1, 6)
package.path = here .. '/?.lua'
local text = require 'text'
local how = require 'how' (here, scratch, program, build)
local rows = require 'list' (how, tonumber(size))

local NUMBERS_SHARE = 10   -- the text is so many times as large as the file of numbers
local LINE = '%-18s %-4s %-10s %9s %9s %7s %12s  %s'

local function is_wanted(name)
  for i = 7, #arg do
    if name:find(arg[i], 1, true) then return true end
  end
  return #arg < 7
end

local function median(values)
  table.sort(values)
  local middle = (#values + 1) / 2
  return (values[math.floor(middle)] + values[math.ceil(middle)]) / 2
end

-- Let everyone take a turn, each time in another order. Who cannot is out.
local function take_turns(row, first, everyone)
  for i = 1, #everyone do
    local one = everyone[(first + i) % #everyone + 1]
    local value = not one.absent and one.measure(row)
    if value then one.values[#one.values + 1] = value else one.absent = true end
  end
end

-- The medians of all who are there, by name; ours is `ours`.
local function measure(row)
  local everyone, medians = { { name = 'ours', measure = row.ours, values = {} } }, {}
  for i, peer in ipairs(row.peers) do
    everyone[i + 1] = { name = peer[1], measure = peer[2], values = {} }
  end
  for turn = 1, rounds * (row.times or 1) do take_turns(row, turn, everyone) end
  for _, one in ipairs(everyone) do
    medians[one.name] = not one.absent and median(one.values) or nil
  end
  return medians
end

local function print_line(...) print((LINE:format(...):gsub('%s+$', ''))) end

local function number(value)
  return ('%.' .. (value < 10 and 2 or value < 100 and 1 or 0) .. 'f'):format(value)
end

local function verdict(value, bar) return value <= bar and 'PASS' or 'MISS' end

local function print_peer(row, peer, theirs, ours)
  local ratio, bar, passed = ours / theirs, '', ''
  if peer[3] then
    bar, passed = ('<= %.2f'):format(peer[3]), verdict(ratio, peer[3])
  elseif row.bar then
    bar, passed = ('<= %s %s'):format(row.bar, row.unit), verdict(ours, row.bar)
  end
  print_line(row.name, row.unit, peer[1], number(theirs), number(ours),
    ('%.2f'):format(ratio), bar, passed)
end

local function print_row(row)
  local done, medians = pcall(measure, row)
  if not done then return print(row.name .. ' failed: ' .. tostring(medians)) end
  for _, peer in ipairs(row.peers) do
    local theirs = medians[peer[1]]
    if theirs then print_peer(row, peer, theirs, medians.ours) end
  end
end

text.write(how.text, size * 1e6)
text.write_numbers(how.numbers, size * 1e6 / NUMBERS_SHARE)
print(('%d rounds, text of %d MB'):format(rounds, size))
print_line('name', 'unit', 'peer', 'theirs', 'ours', 'ratio', 'bar', '')
for _, row in ipairs(rows) do
  if is_wanted(row.name) then
    print_row(row)
    io.flush()
  end
end
