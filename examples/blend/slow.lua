#!/usr/bin/env cellua
-- SPDX-License-Identifier: MIT
-- slow.lua - where the time goes, by logs with lines such as: op=query ms=12.5
--
--   slow.lua [-i SECONDS] [FILE]...
--
-- Sums up `ms` by `op`. With -i, says every so many seconds what is known so far, on
-- standard error, while other fibers read: tail -f log | slow.lua -i 5
local time = require "time"       -- a module of the program
local parse = require "./parse"   -- a directory beside this file
local tally = require "./tally"   -- a file beside this file

local USAGE = 64
local status = 0

local function usage()
  io.stderr:write "usage: slow.lua [-i SECONDS] [FILE]...\n"
  os.exit(USAGE)
end

local function read(file, sums)
  for line in file:lines() do
    local record = parse.line(line)
    if record and record.op and tonumber(record.ms) then
      sums:add(record.op, tonumber(record.ms))
    end
  end
end

local function read_path(path, sums)
  local file, why = io.open(path)
  if file then
    read(file, sums)
    file:close()
  else
    io.stderr:write("slow: ", why, "\n")
    status = 1
  end
end

local function speak_up(seconds, sums)
  while true do
    time.sleep(seconds)
    sums:write(io.stderr)
  end
end

local function options(words)
  if words[1] ~= "-i" then return nil, 1 end
  local seconds = tonumber(words[2])
  if not seconds or seconds <= 0 then usage() end
  return seconds, 3
end

local seconds, first = options(arg)
local sums, readers = tally.new(), {}
local speaker = seconds and spawn(function() speak_up(seconds, sums) end)
for i = first, #arg do
  readers[#readers + 1] = spawn(function() read_path(arg[i], sums) end)
end
if first > #arg then read(io.stdin, sums) end
for _, reader in ipairs(readers) do reader:join() end
if speaker then speaker:cancel() end
sums:write(io.stdout)
if status ~= 0 then os.exit(status) end
