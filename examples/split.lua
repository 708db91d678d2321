#!/usr/bin/env cellua
-- SPDX-License-Identifier: MIT
-- split.lua - sort the lines of a file by their first field: one file for each.
--
--   split.lua FILE DIRECTORY
--
-- Names of files come out of the data, so the data could name any file there is. The manifest
-- beside this script, split.lua.sandbox, leaves it FILE to read and DIRECTORY to write.
local USAGE, FAILURE = 64, 1

local function fail(status, ...)
  io.stderr:write("split.lua: ", table.concat({ ... }, ": "), "\n")
  os.exit(status)
end

local function open(name, mode)
  local file, why = io.open(name, mode)
  return file or fail(FAILURE, why)
end

local name, directory = ...
if not directory then fail(USAGE, "usage: split.lua FILE DIRECTORY") end

local parts, order = {}, {}
for line in open(name):lines() do
  local key = line:match "^%S+"
  if key and not parts[key] then
    parts[key] = open(directory .. "/" .. key, "w")
    order[#order + 1] = key
  end
  if key then parts[key]:write(line, "\n") end
end
for _, key in ipairs(order) do
  parts[key]:close()
  print(key)
end
