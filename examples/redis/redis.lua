#!/usr/bin/env cellua
-- SPDX-License-Identifier: MIT
-- redis.lua - send commands to a Redis server, and show its replies.
--
--   redis.lua [-a HOST:PORT] [COMMAND [WORD]...]
--
-- Without a command each line of standard input is one, its words divided by blanks; all of
-- them are sent before the first reply is shown. The server is at 127.0.0.1:6379 if nothing
-- else is said. The status is 1 if a reply was an error, or there was none. client.lua is the
-- client, for other programs too.
local redis = require "./client"

local USAGE, FAILURE = 64, 1

local function complain(...)
  io.stderr:write("redis: ", ...)
  io.stderr:write("\n")
end

local function quote(text)
  return '"' .. text:gsub('["\\%c\127-\255]', function(byte)
    return (byte == '"' or byte == "\\") and "\\" .. byte or ("\\x%02x"):format(byte:byte())
  end) .. '"'
end

-- A reply as lines, the first one of which continues a line.
local function show(reply, indent)
  if reply == redis.null then return "(nil)" end
  if redis.is_error(reply) then return "(error) " .. reply.redis end
  if type(reply) == "number" then return ("(integer) %d"):format(reply) end
  if type(reply) == "string" then return quote(reply) end
  if #reply == 0 then return "(empty)" end
  local lines = {}
  for i, item in ipairs(reply) do
    local number = i .. ") "
    lines[i] = (i > 1 and indent or "") .. number .. show(item, indent .. (" "):rep(#number))
  end
  return table.concat(lines, "\n")
end

local function read_commands()
  local commands = {}
  for line in io.lines() do
    local words = {}
    for word in line:gmatch "%S+" do words[#words + 1] = word end
    if #words > 0 then commands[#commands + 1] = words end
  end
  return commands
end

local words, endpoint = { ... }, "127.0.0.1:6379"
if words[1] == "-a" then
  endpoint = words[2]
  words = { unpack(words, 3) }
end
if not endpoint then
  complain "usage: redis.lua [-a HOST:PORT] [COMMAND [WORD]...]"
  os.exit(USAGE)
end
local ok, replies = pcall(function()
  local client = redis.connect(endpoint)
  return client:pipeline(#words > 0 and { words } or read_commands())
end)
if not ok then
  complain(endpoint, ": ", tostring(replies))
  os.exit(FAILURE)
end
local status = 0
for _, reply in ipairs(replies) do
  print(show(reply, ""))
  if redis.is_error(reply) then status = FAILURE end
end
os.exit(status)
