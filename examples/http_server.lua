#!/usr/bin/env cellua
-- SPDX-License-Identifier: MIT
-- http_server.lua - serve the files of a directory by HTTP/1.1, a fiber for each connection.
--
--   http_server.lua [-c CONNECTIONS] [-i SECONDS] DIRECTORY [ADDRESS:PORT]
--
-- It says where it listens, which is 127.0.0.1:8080 if nothing else is said; port 0 is any
-- that is free. Whoever is silent for SECONDS (15) is hung up on, and beyond CONNECTIONS
-- (1000) one waits for another to end. The manifest beside this script leaves it DIRECTORY to
-- read, and that one port: a link out of DIRECTORY leads nowhere. A name that begins with a
-- dot is not served.
local ip = require "ip"
local time = require "time"
local errors = require "asio_error"
local generic = require "generic_error"
local random_access = require("file").random_access
local canceled = require("core_error").fiber_canceled

local HEAD_MAX = 8192             -- bytes of a request line and its fields
local BLOCK = 64 * 1024           -- bytes of a file that are in memory at once
local LINGER_MAX = 256 * 1024     -- bytes that are read, and dropped, after a refusal
local USAGE, FAILURE = 64, 1
local connections_max, idle_max = 1000, 15

local reasons = {
  [200] = "OK", [206] = "Partial Content", [301] = "Moved Permanently", [304] = "Not Modified",
  [400] = "Bad Request", [403] = "Forbidden", [404] = "Not Found", [405] = "Method Not Allowed",
  [413] = "Content Too Large", [414] = "URI Too Long", [416] = "Range Not Satisfiable",
  [431] = "Request Header Fields Too Large", [500] = "Internal Server Error",
  [501] = "Not Implemented", [505] = "HTTP Version Not Supported",
}

local types = {
  css = "text/css", gif = "image/gif", html = "text/html; charset=utf-8", ico = "image/x-icon",
  jpeg = "image/jpeg", jpg = "image/jpeg", js = "text/javascript", json = "application/json",
  lua = "text/plain; charset=utf-8", md = "text/plain; charset=utf-8", png = "image/png",
  svg = "image/svg+xml", txt = "text/plain; charset=utf-8", webp = "image/webp",
}

local function complain(...)
  io.stderr:write("http_server: ", ...)
  io.stderr:write("\n")
end

---- dates, as HTTP writes them ----

local months = {}
for i, name in ipairs {
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
} do months[name] = i end

local function date(seconds)
  return os.date("!%a, %d %b %Y %H:%M:%S GMT", seconds)
end

-- Seconds since 1970, or nil for what is no date. Years begin in March here, so that the day
-- that not every year has is the last one.
local function parse_date(text)
  local day, name, year, hour, minute, second =
    text:match "^%a%a%a, (%d%d) (%a%a%a) (%d%d%d%d) (%d%d):(%d%d):(%d%d) GMT$"
  local month = months[name]
  if not month then return nil end
  local years = month > 2 and tonumber(year) or year - 1
  local leap_days = math.floor(years / 4) - math.floor(years / 100) + math.floor(years / 400)
  local days = math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 719469
  return (((365 * years + leap_days + days) * 24 + hour) * 60 + minute) * 60 + second
end

---- requests ----

-- Refuse a request: this is raised, and answered by serve().
local function refuse(status, fields)
  error({ status = status, fields = fields or {} }, 0)
end

-- The head of the next request, or nil at the end. What is behind it stays in connection.rest.
local function read_head(connection)
  local text, span = connection.rest, byte_span.new(HEAD_MAX)
  local from = 1
  while true do
    local _, last = text:find("\r\n\r\n", from, true)
    if last and last <= HEAD_MAX then
      connection.rest = text:sub(last + 1)
      return text:sub(1, last - 2)
    end
    if #text >= HEAD_MAX then refuse(text:find("\n", 1, true) and 431 or 414) end
    from = math.max(1, #text - 2)
    local ok, count = pcall(connection.socket.read_some, connection.socket, span)
    if not ok and count == errors.misc.eof and #text == 0 then return nil end
    if not ok then error(count, 0) end
    if #text == 0 then connection:expect() end
    text = text .. tostring(span:first(count))
  end
end

local FIELD = "^([%w!#$%%&'*+.^_`|~-]+):[ \t]*([^\r\n%z]*)\r\n()"

-- The fields by their names in small letters. One that may stand only once stands once.
local function parse_fields(text)
  local fields, at = {}, 1
  while at <= #text do
    local name, value, behind = text:match(FIELD, at)
    if not name then refuse(400) end
    name, at = name:lower(), behind
    value = value:gsub("[ \t]+$", "")
    if fields[name] and (name == "host" or name == "content-length") then refuse(400) end
    fields[name] = fields[name] and fields[name] .. ", " .. value or value
  end
  return fields
end

-- { method =, target =, fields =, keep =, says = }, where `says` is for the field Connection.
local function parse_request(head)
  local line, rest = head:match "^(.-)\r\n(.*)$"
  local method, target, major, minor = line:match "^(%u+) ([!-~]+) HTTP/(%d)%.(%d)$"
  if not method then refuse(400) end
  if major ~= "1" then refuse(505) end
  local fields = parse_fields(rest)
  local connection = (fields.connection or ""):lower()
  if minor ~= "0" and not fields.host then refuse(400) end
  local keep = connection:find("keep-alive", 1, true) or minor ~= "0"
  if connection:find("close", 1, true) then keep = false end
  local says = not keep and "close" or minor == "0" and "keep-alive" or nil
  return { method = method, target = target, fields = fields, keep = keep, says = says }
end

-- There is nothing here that a body could be for, and none is looked at.
local function check_request(request)
  local length = request.fields["content-length"]
  if request.fields["transfer-encoding"] then refuse(501) end
  if length and not length:match "^%d+$" then refuse(400) end
  if length and not length:match "^0+$" then refuse(413) end
  if request.method ~= "GET" and request.method ~= "HEAD" then
    refuse(405, { Allow = "GET, HEAD" })
  end
end

-- The path of a target below the directory, without escapes: as /a/b or /a/b/.
local function parse_target(target)
  local path = target:gsub("^http://[^/?#]*", ""):gsub("[?#].*", "")
  if path == "" and target:sub(1, 1) ~= "/" then path = "/" end
  if path:sub(1, 1) ~= "/" or path:gsub("%%%x%x", ""):find("%", 1, true) then refuse(400) end
  path = path:gsub("%%(%x%x)", function(digits) return string.char(tonumber(digits, 16)) end)
  if path:find "%c" then refuse(400) end
  for name in path:gmatch "[^/]+" do
    if name == ".." then refuse(400) end
    if name:sub(1, 1) == "." then refuse(404) end
  end
  return (path:gsub("//+", "/"))
end

local function escape(path)
  return (path:gsub("[^%w/._~-]", function(byte) return ("%%%02X"):format(byte:byte()) end))
end

---- files ----

local status_of = {
  [generic.ENOENT.code] = 404, [generic.ENOTDIR.code] = 404, [generic.ENAMETOOLONG.code] = 404,
  [generic.ELOOP.code] = 404, [generic.EACCES.code] = 403, [generic.EPERM.code] = 403,
}

-- A regular file, or nil if it is a directory. Whoever opens a named pipe waits until he is
-- hung up on.
local function open_file(path)
  local file = random_access.new()
  local ok, why = pcall(file.open_waiting, file, path, { "read_only" })
  if not ok and (getmetatable(why) ~= "error_code" or why == canceled) then error(why, 0) end
  if not ok then refuse(status_of[why.code] or 500) end
  local descriptor = file:release()
  if descriptor.type ~= "regular" then
    local is_directory = descriptor.type == "directory"
    descriptor:close()
    return not is_directory and refuse(403) or nil
  end
  file:assign(descriptor)
  return file
end

-- First and last byte that are asked for, or nothing if all are. Several ranges are not given.
local function parse_range(text, size)
  local first, last = (text or ""):match "^bytes=(%d*)-(%d*)$"
  if not first or first .. last == "" then return nil end
  local from, to = tonumber(first), tonumber(last)
  if not from then from, to = math.max(0, size - to), to > 0 and size - 1 or -1 end
  if from and to and first ~= "" and to < from then return nil end
  to = math.min(to or math.huge, size - 1)
  if from > to then refuse(416, { ["Content-Range"] = "bytes */" .. size }) end
  return from, to
end

---- answers ----

local function send_head(connection, status, fields)
  local lines = { ("HTTP/1.1 %d %s"):format(status, reasons[status]) }
  fields.Date = date()
  fields.Server = "cellua"
  for name, value in pairs(fields) do lines[#lines + 1] = name .. ": " .. value end
  connection:send(byte_span.append(table.concat(lines, "\r\n"), "\r\n\r\n"))
end

-- An answer whose body only says what its status means.
local function send_status(connection, status, fields, is_head)
  local body = ("%d %s\n"):format(status, reasons[status])
  fields["Content-Type"] = "text/plain"
  fields["Content-Length"] = #body
  send_head(connection, status, fields)
  if not is_head then connection:send(byte_span.append(body)) end
end

local function send_file(connection, file, from, to)
  local span = byte_span.new(math.min(BLOCK, to - from + 1))
  while from <= to do
    local count = file:read_some_at(from, span:first(math.min(#span, to - from + 1)))
    connection:send(span:first(count))
    from = from + count
  end
end

-- Whether the client has this version already, and whether it wants a part of this version.
local function compare(request, modified)
  local since = parse_date(request.fields["if-modified-since"] or "")
  local of = request.fields["if-range"]
  if request.fields["if-none-match"] then since = nil end
  return since and modified <= since, not of or parse_date(of) == modified
end

local function answer_with_file(connection, request, path, file)
  local size, modified = file.size, math.floor(file.modified)
  local fields = { ["Last-Modified"] = date(modified), Connection = request.says }
  local has_it, is_part_of_it = compare(request, modified)
  if has_it then return send_head(connection, 304, fields) end
  local from, to = parse_range(is_part_of_it and request.fields.range, size)
  local status = from and 206 or 200
  if from then fields["Content-Range"] = ("bytes %d-%d/%d"):format(from, to, size) end
  from, to = from or 0, to or size - 1
  fields["Accept-Ranges"] = "bytes"
  fields["Content-Type"] = types[path:match "%.(%w+)$"] or "application/octet-stream"
  fields["Content-Length"] = ("%d"):format(to - from + 1)
  send_head(connection, status, fields)
  if request.method == "GET" then send_file(connection, file, from, to) end
end

-- Returns whether the connection goes on.
local function answer(connection, root, head)
  local request = parse_request(head)
  connection.is_head = request.method == "HEAD"
  check_request(request)
  local path = parse_target(request.target)
  if path:sub(-1) == "/" then path = path .. "index.html" end
  local file = open_file(root .. path)
  if not file then
    local fields = { Location = escape(path) .. "/", Connection = request.says }
    send_status(connection, 301, fields, connection.is_head)
    return request.keep
  end
  local ok, why = pcall(answer_with_file, connection, request, path, file)
  file:close()
  if not ok then error(why, 0) end
  return request.keep
end

---- connections ----

local Connection = {}
Connection.__index = Connection
local connections, count = {}, 0
local steady = time.steady_clock

local function new_connection(socket)
  return setmetatable({ socket = socket, rest = "" }, Connection)
end

-- From now on there are so many seconds to go on.
function Connection:expect()
  self.deadline = steady.now().seconds_since_epoch + idle_max
end

function Connection:send(span)
  while #span > 0 do
    self:expect()
    span = span:slice(self.socket:write_some(span) + 1)
  end
end

-- Requests that were sent together are answered in order.
local function serve(connection, root)
  local keep = true
  while keep do
    connection:expect()
    connection.is_head = false
    local ok, why = pcall(function()
      local head = read_head(connection)
      keep = head and answer(connection, root, head)
    end)
    if not ok then
      if type(why) ~= "table" or not why.status then error(why, 0) end
      why.fields.Connection = "close"
      send_status(connection, why.status, why.fields, connection.is_head)
      return true
    end
  end
  return false
end

-- What the other side still sends must be read, or it loses the answer that refused it.
local function linger(connection)
  connection.socket:shutdown "send"
  connection:expect()
  local span, done = byte_span.new(BLOCK), 0
  while done < LINGER_MAX do done = done + connection.socket:read_some(span) end
end

-- That the other side goes away, or is hung up on, is nothing to speak of.
local quiet = {
  errors.misc.eof, errors.basic.connection_reset, errors.basic.broken_pipe,
  errors.basic.not_connected, errors.basic.timed_out, canceled,
}

local function is_quiet(why)
  for _, one in ipairs(quiet) do if why == one then return true end end
  return false
end

local function run(connection, root)
  local ok, why = pcall(serve, connection, root)
  if ok and why then ok, why = pcall(linger, connection) end
  if not ok and not is_quiet(why) then complain(tostring(why)) end
end

---- the server ----

-- Hang up on who did not go on in time.
local function watch()
  while true do
    time.sleep(math.min(1, idle_max / 4))
    local now = steady.now().seconds_since_epoch
    for connection in pairs(connections) do
      if connection.deadline < now then connection.fiber:cancel() end
    end
  end
end

local function accept_all(acceptor, root)
  local room = require("condition_variable").new()
  local lock = require("mutex").new()
  while true do
    lock:lock()
    while count >= connections_max do room:wait(lock) end
    lock:unlock()
    local ok, socket = pcall(acceptor.accept, acceptor)
    if ok then
      local connection = new_connection(socket)
      connection:expect()
      connections[connection], count = true, count + 1
      connection.fiber = spawn(function()
        scope_cleanup_push(function()
          socket:close()
          connections[connection], count = nil, count - 1
          room:notify_one()
        end)
        run(connection, root)
      end)
    else
      complain(tostring(socket)) -- accept() waits a little before it fails again
    end
  end
end

local function usage()
  complain "usage: http_server.lua [-c CONNECTIONS] [-i SECONDS] DIRECTORY [ADDRESS:PORT]"
  os.exit(USAGE)
end

local function parse_arguments(...)
  local words, at = { ... }, 1
  while words[at] == "-c" or words[at] == "-i" do
    local number = tonumber(words[at + 1])
    if not number or number <= 0 then usage() end
    if words[at] == "-c" then connections_max = number else idle_max = number end
    at = at + 2
  end
  if not words[at] or words[at + 2] then usage() end
  return words[at], words[at + 1] or "127.0.0.1:8080"
end

local root, endpoint = parse_arguments(...)
local acceptor = ip.tcp.acceptor.new()
local ok, why = pcall(function()
  local address, port = ip.toendpoint(endpoint)
  acceptor:open(address)
  acceptor:set_option("reuse_address", true)
  acceptor:bind(address, port)
  acceptor:listen()
end)
if not ok then
  complain(endpoint, ": ", tostring(why))
  os.exit(FAILURE)
end
print("http://" .. ip.tostring(acceptor.local_address, acceptor.local_port) .. "/")
io.stdout:flush()
spawn(watch):detach()
accept_all(acceptor, root)
