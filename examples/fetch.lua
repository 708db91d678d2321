#!/usr/bin/env cellua
-- SPDX-License-Identifier: MIT
-- fetch.lua - get what a URL leads to, by HTTP/1.1, also over TLS.
--
--   fetch.lua [-o FILE] [-t SECONDS] URL
--
-- It is written to standard output, or to FILE, which is removed if not all of it came. At most
-- REDIRECTS redirections are followed. When nothing has come for SECONDS (30) it is given up.
-- The status is 1 if there was no answer, or one that is no success. Authorities for https are
-- those of the system; SSL_CERT_FILE names others.
local ip = require "ip"
local time = require "time"
local stream = require "stream"
local tls = require "tls"
local eof = require("asio_error").misc.eof

local REDIRECTS = 5
local LINE_MAX, FIELDS_MAX = 8192, 100
local BLOCK = 64 * 1024
local USAGE, FAILURE = 64, 1
local idle_max = 30

local function complain(...)
  io.stderr:write("fetch: ", ...)
  io.stderr:write("\n")
end

-- What is wrong with the answer, or the question; this is raised, and told by the last line.
local function refuse(...)
  error({ text = table.concat { ... } }, 0)
end

---- URLs: { scheme =, host =, port =, authority =, path = } ----

local ports = { http = 80, https = 443 }

local function parse_url(text)
  local scheme, authority, path = text:match "^(%a+)://([^/?#%s%c]+)([^#%s%c]*)"
  local usual = ports[scheme and scheme:lower()]
  if not usual then refuse("no URL that could be fetched: ", text) end
  local host, port = authority:match "^(.-):?(%d*)$"
  host = host:match "^%[(.*)%]$" or host
  if host == "" or host:find "[@%[%]]" then refuse("no host: ", authority) end
  port = port == "" and usual or tonumber(port)
  if path:sub(1, 1) ~= "/" then path = "/" .. path end
  scheme = scheme:lower()
  return { scheme = scheme, host = host, port = port, authority = authority, path = path }
end

-- What `location` means in the answer from `url`. What was secret stays so.
local function follow(url, location)
  if location:sub(1, 2) == "//" then location = url.scheme .. ":" .. location end
  if not location:find "^%a[%w+.-]*:" then
    if location:sub(1, 1) ~= "/" then
      location = url.path:gsub("%?.*", ""):match "^(.*/)" .. location
    end
    location = url.scheme .. "://" .. url.authority .. location
  end
  local next_url = parse_url(location)
  if url.scheme == "https" and next_url.scheme ~= "https" then
    refuse("it leads from https to ", location)
  end
  return next_url
end

---- a connection, and what was read of it already ----

local Reader = {}
Reader.__index = Reader

local deadline

-- From now on there are so many seconds to go on.
local function expect()
  deadline = time.steady_clock.now().seconds_since_epoch + idle_max
end

local function connect(url)
  expect()
  local dial = url.scheme == "https" and tls.dial or ip.tcp.dial
  local socket = dial(url.host, url.port)
  return setmetatable({ socket = socket, rest = "", span = byte_span.new(BLOCK) }, Reader)
end

-- Some bytes, or nil at the end.
function Reader:some()
  local text = self.rest
  self.rest = ""
  if text ~= "" then return text end
  local ok, count = pcall(self.socket.read_some, self.socket, self.span)
  if not ok and count == eof then return nil end
  if not ok then error(count, 0) end
  expect()
  return tostring(self.span:first(count))
end

function Reader:line()
  local text, last = "", nil
  repeat
    local more = self:some()
    if not more then refuse "the answer ends too soon" end
    text = text .. more
    last = text:find("\n", 1, true)
    if (last or #text) > LINE_MAX then refuse "a line of the answer is too long" end
  until last
  self.rest = text:sub(last + 1)
  return (text:sub(1, last - 1):gsub("\r$", ""))
end

-- Hand the next `count` bytes to write(), or all there are.
function Reader:copy(count, write)
  local left = count or 1
  while left > 0 do
    local text = self:some()
    if not text and count then refuse "the answer ends too soon" end
    if not text then return end
    if count then
      self.rest = text:sub(left + 1)
      text = text:sub(1, left)
      left = left - #text
    end
    write(text)
  end
end

---- answers ----

local function read_fields(reader)
  local fields, count = {}, 0
  for line in function() return reader:line() end do
    if line == "" then return fields end
    count = count + 1
    local name, value = line:match "^([^%s:]+):[ \t]*(.-)[ \t]*$"
    if not name or count > FIELDS_MAX then refuse "the head of the answer is wrong" end
    name = name:lower()
    if name == "content-length" and fields[name] and fields[name] ~= value then
      refuse "the answer has two lengths"
    end
    fields[name] = value
  end
end

-- Status and fields of the answer, after those that only announce it.
local function read_head(reader)
  for _ = 1, FIELDS_MAX do
    local status, reason = reader:line():match "^HTTP/1%.%d (%d%d%d) ?(.*)$"
    if not status then refuse "this is no answer of HTTP/1" end
    local fields = read_fields(reader)
    if status:sub(1, 1) ~= "1" then return tonumber(status), reason, fields end
  end
  refuse "there is no end of announcements"
end

local function copy_chunks(reader, write)
  repeat
    local digits = reader:line():match "^(%x+)[ \t]*;?"
    if not digits or #digits > 12 then refuse "a chunk is wrong" end
    local size = tonumber(digits, 16)
    reader:copy(size, write)
    if size > 0 and reader:line() ~= "" then refuse "a chunk is wrong" end
  until size == 0
  read_fields(reader)
end

local function copy_body(reader, status, fields, write)
  local coding, length = fields["transfer-encoding"], fields["content-length"]
  if status == 204 or status == 304 then return end
  if coding and coding:lower() ~= "chunked" then refuse("unknown coding: ", coding) end
  if coding then return copy_chunks(reader, write) end
  if length and not length:find "^%d+$" then refuse("no length: ", length) end
  reader:copy(length and tonumber(length), write)
end

---- the story ----

local redirections = { [301] = true, [302] = true, [303] = true, [307] = true, [308] = true }

local function ask(reader, url)
  stream.write_all(reader.socket, table.concat({
    "GET " .. url.path .. " HTTP/1.1", "Host: " .. url.authority, "User-Agent: cellua",
    "Accept: */*", "Accept-Encoding: identity", "Connection: close", "\r\n",
  }, "\r\n"))
end

-- Where to go next, or nil if all is written.
local function get(url, write)
  local reader = connect(url)
  scope_cleanup_push(function() reader.socket:close() end)
  ask(reader, url)
  local status, reason, fields = read_head(reader)
  if redirections[status] and fields.location then return follow(url, fields.location) end
  if status < 200 or status > 299 then refuse(status, " ", reason) end
  copy_body(reader, status, fields, write)
  return nil
end

local function fetch(text, write)
  local url = parse_url(text)
  for _ = 0, REDIRECTS do
    local next_url
    scope(function() next_url = get(url, write) end)
    if not next_url then return end
    url = next_url
  end
  refuse "too many redirections"
end

-- Cancel a fiber that does not go on in time.
local function watch(fiber)
  expect()
  repeat
    time.sleep(math.min(1, idle_max / 4))
  until time.steady_clock.now().seconds_since_epoch > deadline
  fiber:cancel()
end

local function usage()
  complain "usage: fetch.lua [-o FILE] [-t SECONDS] URL"
  os.exit(USAGE)
end

local words, at, output = { ... }, 1, nil
while words[at] == "-o" or words[at] == "-t" do
  if words[at] == "-o" then output = words[at + 1] else idle_max = tonumber(words[at + 1]) end
  at = at + 2
end
if not words[at] or words[at + 1] or not idle_max then usage() end

local file = io.stdout
if output then
  local opened, why = io.open(output, "wb")
  if not opened then
    complain(why)
    os.exit(FAILURE)
  end
  file = opened
end
local fetching = spawn(function()
  fetch(words[at], function(data) assert(file:write(data)) end)
end)
spawn(function() watch(fetching) end):detach()
local ok, why = pcall(fetching.join, fetching)
if fetching.cancellation_caught then ok, why = false, "nothing has come for too long" end
if ok then ok, why = file:flush() end
if not ok then
  complain(words[at], ": ", type(why) == "table" and (why.text or why.message) or tostring(why))
  if output then os.remove(output) end
  os.exit(FAILURE)
end
os.exit()
