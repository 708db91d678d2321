#!/usr/bin/env cellua
-- SPDX-License-Identifier: MIT
-- wordfreq.lua - the most frequent words of many files, each read by a fiber of its own.
--
--   wordfreq.lua [-n WORDS] FILE...
--
-- A reader that has to wait, at a pipe or a terminal, lets the others go on. No more than
-- READERS files are open at once. What cannot be read is reported, and the status is 1.
local time = require "time"
local mutex = require "mutex"
local condition_variable = require "condition_variable"

local READERS = 8
local BLOCK = 64 * 1024
local USAGE = 64

local function fail(...)
  io.stderr:write("wordfreq: ", ...)
  io.stderr:write("\n")
end

---- reading ----

-- Lets `limit` fibers in at once; the others wait at enter().
local function new_gate(limit)
  local lock, room = mutex.new(), condition_variable.new()
  local inside = 0
  local gate = {}

  function gate.enter()
    lock:lock()
    while inside == limit do room:wait(lock) end
    inside = inside + 1
    lock:unlock()
  end

  function gate.leave()
    inside = inside - 1
    room:notify_one()
  end

  return gate
end

local function new_tally()
  return { counts = {}, words = 0, different = 0, bytes = 0, files = 0 }
end

-- A word is letters, and what UTF-8 has beyond ASCII; there may be apostrophes inside.
local function count_words(tally, text)
  local counts, words, different = tally.counts, 0, 0
  for word in text:lower():gmatch "[%a\128-\255][%a\128-\255']*" do
    if word:sub(-1) == "'" then word = word:match "^(.-)'+$" end
    local count = counts[word]
    if not count then count, different = 0, different + 1 end
    counts[word] = count + 1
    words = words + 1
  end
  tally.bytes = tally.bytes + #text
  tally.words = tally.words + words
  tally.different = tally.different + different
end

-- Fibers change places only where they wait, so `tally` needs no lock.
local function read_file(path, tally)
  local file, why = io.open(path)
  if not file then error(why, 0) end
  scope_cleanup_push(function() file:close() end)
  while true do
    local block, rest = file:read(BLOCK, "*L")
    if not block then
      if rest then error(path .. ": " .. rest, 0) end
      break
    end
    count_words(tally, block .. (rest or ""))
  end
  tally.files = tally.files + 1
end

-- Returns the tally, and how many files could not be read.
local function read_all(paths)
  local tally, gate, readers, failures = new_tally(), new_gate(READERS), {}, 0
  for i, path in ipairs(paths) do
    readers[i] = spawn(function()
      gate.enter()
      scope_cleanup_push(gate.leave)
      read_file(path, tally)
    end)
  end
  for _, reader in ipairs(readers) do
    local ok, why = pcall(reader.join, reader)
    if not ok then
      failures = failures + 1
      fail(tostring(why))
    end
  end
  return tally, failures
end

---- the report ----

-- 1234567 -> "1,234,567"
local function grouped(number)
  local text = ("%d"):format(number):reverse():gsub("(%d%d%d)", "%1,"):reverse()
  return (text:gsub("^,", ""))
end

-- Columns on a terminal: the bytes that go on with a character of UTF-8 take none.
local function width_of(word)
  return #word:gsub("[\128-\191]", "")
end

local function padded(word, width)
  return word .. (" "):rep(width - width_of(word))
end

-- Every word, the most frequent first, equally frequent ones in the order of their bytes.
local function ranking(counts)
  local words = {}
  for word in pairs(counts) do words[#words + 1] = word end
  table.sort(words, function(a, b)
    if counts[a] ~= counts[b] then return counts[a] > counts[b] end
    return a < b
  end)
  return words
end

local function print_table(tally, rows)
  local words, width = ranking(tally.counts), 4
  rows = math.min(rows, #words)
  for i = 1, rows do width = math.max(width, width_of(words[i])) end
  local line = "%4s  %s  %12s  %6s"
  print(line:format("rank", padded("word", width), "count", "share"))
  for i = 1, rows do
    local times = tally.counts[words[i]]
    local share = ("%.2f%%"):format(100 * times / tally.words)
    print(line:format(i, padded(words[i], width), grouped(times), share))
  end
end

local function print_summary(tally, seconds)
  print()
  print(("%s words, %s different"):format(grouped(tally.words), grouped(tally.different)))
  print(("%s bytes in %s files, %.3f s"):format(grouped(tally.bytes),
    grouped(tally.files), seconds))
end

---- the command line ----

local paths, rows = { ... }, 20
if paths[1] == "-n" then
  rows = tonumber(paths[2])
  table.remove(paths, 1)
  table.remove(paths, 1)
end
if #paths == 0 or not rows or rows < 1 or rows % 1 ~= 0 then
  io.stderr:write("usage: wordfreq.lua [-n WORDS] FILE...\n")
  os.exit(USAGE)
end

local start = time.steady_clock.now()
local tally, failures = read_all(paths)
if tally.words > 0 then print_table(tally, rows) end
print_summary(tally, time.steady_clock.now() - start)
if failures > 0 then os.exit(1) end
