#!/usr/bin/env cellua
-- SPDX-License-Identifier: MIT
-- make_accesslog.lua - print an access log to try accesslog.lua with, always the same.
--
--   make_accesslog.lua [LINES]

local USAGE = 64
local PATHS = {
  "/", "/index.html", "/style.css", "/logo.png", "/about.html", "/news/",
  "/search?q=lua", "/search?q=io_uring", "/feed.xml", "/robots.txt", "/admin", "/missing",
}
local STATUSES = { ["/admin"] = 403, ["/missing"] = 404, ["/search?q=io_uring"] = 500 }

-- Numbers that look random and are the same on every machine: 0 to limit - 1.
local state = 1
local function random(limit)
  state = (state * 16807) % 2147483647
  return state % limit
end

-- The smaller of two, so that what stands first in a list comes more often.
local function favour_low(limit)
  return math.min(random(limit), random(limit))
end

-- A day from end to end, with most of its lines around noon.
local function time_of(line, lines)
  local part = (line - 1) / lines
  local second = math.floor((part + math.sin(2 * math.pi * part) / 9) * 24 * 60 * 60)
  return ("%02d:%02d:%02d"):format(second / 3600, second / 60 % 60, second % 60)
end

local function write_line(line, lines)
  local path = PATHS[favour_low(#PATHS) + 1]
  local status = STATUSES[path] or (random(10) == 0 and 304 or 200)
  local size = status == 304 and "-" or 200 + random(20000)
  io.write(("192.0.2.%d - - [23/Nov/2026:%s +0000] \"GET %s HTTP/1.1\" %d %s\n"):format(
    random(254) + 1, time_of(line, lines), path, status, size))
end

local lines = tonumber((...) or 1000)
if not lines or lines < 0 or lines % 1 ~= 0 then
  io.stderr:write("usage: make_accesslog.lua [LINES]\n")
  os.exit(USAGE)
end
for line = 1, lines do write_line(line, lines) end
