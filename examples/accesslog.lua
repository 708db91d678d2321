#!/usr/bin/env cellua
-- SPDX-License-Identifier: MIT
-- accesslog.lua - what a web server's access log says: statuses, hours, paths.
--
--   accesslog.lua [-n PATHS] [FILE...]
--
-- Reads the common log format, or the combined one, from files or from standard input.
-- Lines of another form are counted and otherwise left out.
local USAGE = 64

-- host ident user [10/Oct/2000:13:55:36 -0700] "GET /a.gif?x HTTP/1.0" 200 2326
local REQUEST = '^%S+ %S+ .- %[[^:%]]+:(%d%d):[^%]]*%] ' ..
  '"%u+ ([^ "?%c]*)[^"%c]*" (%d%d%d) (%S+)'

---- reading ----

-- Counts lines and bytes by a key.
local function new_group()
  return { lines = {}, bytes = {} }
end

local function add(group, key, size)
  group.lines[key] = (group.lines[key] or 0) + 1
  group.bytes[key] = (group.bytes[key] or 0) + size
end

local function new_report()
  return {
    statuses = new_group(), hours = new_group(), paths = new_group(),
    lines = 0, bytes = 0, unknown = 0,
  }
end

local function add_line(report, line)
  local hour, path, status, size = line:match(REQUEST)
  if not hour then
    report.unknown = report.unknown + 1
    return
  end
  size = tonumber(size) or 0
  add(report.statuses, status, size)
  add(report.hours, hour, size)
  add(report.paths, path, size)
  report.lines = report.lines + 1
  report.bytes = report.bytes + size
end

local function add_file(report, file)
  for line in file:lines() do add_line(report, line) end
end

-- True, or nil and why not. A directory can be opened, but not read.
local function add_path(report, path)
  local file, why = io.open(path)
  if not file then return nil, why end
  local _, reason = file:read(0)
  if reason then return nil, path .. ": " .. reason end
  add_file(report, file)
  file:close()
  return true
end

---- the report ----

-- The keys in order of their numbers, the greatest first, or of the keys themselves.
local function sorted(numbers, by_number)
  local keys = {}
  for key in pairs(numbers) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b)
    if by_number and numbers[a] ~= numbers[b] then return numbers[a] > numbers[b] end
    return a < b
  end)
  return keys
end

local function bar(number, most, width)
  return ("#"):rep(math.ceil(number / most * width))
end

local function print_table(title, group, report, keys)
  local most = 0
  for _, key in ipairs(keys) do most = math.max(most, group.lines[key]) end
  print(("\n%10s  %6s  %14s  %s"):format("requests", "share", "bytes", title))
  for _, key in ipairs(keys) do
    local lines = group.lines[key]
    print(("%10d  %5.1f%%  %14d  %-24s %s"):format(lines, 100 * lines / report.lines,
      group.bytes[key], key, bar(lines, most, 20)))
  end
end

local function print_report(report, count)
  print(("%d requests, %d bytes, %d lines not understood"):format(report.lines,
    report.bytes, report.unknown))
  if report.lines == 0 then return end
  print_table("status", report.statuses, report, sorted(report.statuses.lines))
  print_table("hour", report.hours, report, sorted(report.hours.lines))
  local top = sorted(report.paths.lines, true)
  for i = #top, count + 1, -1 do top[i] = nil end
  print_table("path", report.paths, report, top)
end

---- the command line ----

local files, count = { ... }, 10
if files[1] == "-n" then
  count = tonumber(files[2])
  table.remove(files, 1)
  table.remove(files, 1)
end
if not count or count < 1 or count % 1 ~= 0 then
  io.stderr:write("usage: accesslog.lua [-n PATHS] [FILE...]\n")
  os.exit(USAGE)
end

local report, failed = new_report(), false
for _, path in ipairs(files) do
  local ok, why = add_path(report, path)
  if not ok then
    io.stderr:write("accesslog: ", why, "\n")
    failed = true
  end
end
if #files == 0 then add_file(report, io.stdin) end
print_report(report, count)
if failed then os.exit(1) end
