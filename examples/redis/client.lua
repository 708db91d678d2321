-- SPDX-License-Identifier: MIT
-- client.lua - a client of Redis: commands go out, and replies come back, as RESP.
--
--   local redis = require "./client"
--   local client = redis.connect("127.0.0.1", 6379)
--   client:call("SET", "key", "value")            --> "OK"
--   client:call("GET", "missing") == redis.null   --> true
--   client:pipeline { { "INCR", "n" }, { "GET", "n" } }   --> { 1, "1" }
--
-- Replies are strings, numbers, arrays and null. An error is raised by call(), and stands among
-- the others in what pipeline() returns: a table { redis = message }, of which is_error() is
-- true. Many fibers may use one client; they are served in turn. If a fiber is canceled in the
-- middle, or the server says what is no RESP, nobody knows which reply comes next: the
-- connection is closed, and whoever uses it then is told so.
local ip = require "ip"
local stream = require "stream"
local mutex = require "mutex"

local LINE_MAX = 64 * 1024
local BLOCK = 1024 * 1024
local STRING_MAX = 512 * 1024 * 1024
local ITEMS_MAX = 1024 * 1024
local DEPTH_MAX = 32

null = setmetatable({}, { __tostring = function() return "null" end })

local error_type = { __tostring = function(self) return self.redis end }

function is_error(value)
  return getmetatable(value) == error_type
end

---- what is read ----

local Client = {}
Client.__index = Client

-- More bytes behind those that are there.
local function fill(self)
  local count = self.socket:read_some(self.span)
  self.rest = self.rest .. tostring(self.span:first(count))
end

local function read_line(self)
  local at = 1
  while true do
    local last = self.rest:find("\r\n", at, true)
    if last then
      local line = self.rest:sub(1, last - 1)
      self.rest = self.rest:sub(last + 2)
      return line
    end
    if #self.rest > LINE_MAX then error("a line of the server is too long", 0) end
    at = math.max(1, #self.rest)
    fill(self)
  end
end

-- So many bytes, and the end of the line. Memory is taken as they come, whatever was promised.
local function read_string(self, size)
  local missing, parts = size + 2 - #self.rest, { self.rest }
  while missing > 0 do
    local span = byte_span.new(math.min(missing, BLOCK))
    missing = missing - stream.read_all(self.socket, span)
    parts[#parts + 1] = tostring(span)
  end
  self.rest = table.concat(parts)
  local text, ending = self.rest:sub(1, size), self.rest:sub(size + 1, size + 2)
  if ending ~= "\r\n" then error("a string of the server has no end", 0) end
  self.rest = self.rest:sub(size + 3)
  return text
end

local function whole(digits, max)
  local number = digits:match "^-?%d+$" and tonumber(digits)
  if not number or number < -1 or number > max then
    error("a length of the server is wrong", 0)
  end
  return number
end

local readers = {}

local function read_reply(self, depth)
  local line = read_line(self)
  local reader = readers[line:sub(1, 1)]
  if not reader or depth > DEPTH_MAX then error("this is no reply of Redis", 0) end
  return reader(self, line:sub(2), depth)
end

readers["+"] = function(_, text) return text end
readers["-"] = function(_, text) return setmetatable({ redis = text }, error_type) end
readers[":"] = function(_, text)
  return text:match "^[+-]?%d+$" and tonumber(text) or error("no number", 0)
end
readers["$"] = function(self, text)
  local size = whole(text, STRING_MAX)
  return size < 0 and null or read_string(self, size)
end
readers["*"] = function(self, text, depth)
  local size = whole(text, ITEMS_MAX)
  if size < 0 then return null end
  local list = {}
  for i = 1, size do list[i] = read_reply(self, depth + 1) end
  return list
end

---- what is sent ----

local function encode(parts, command)
  parts[#parts + 1] = ("*%d\r\n"):format(#command)
  for _, word in ipairs(command) do
    word = tostring(word)
    parts[#parts + 1] = ("$%d\r\n"):format(#word)
    parts[#parts + 1] = word
    parts[#parts + 1] = "\r\n"
  end
end

-- While it is written what comes back is read: else both sides could wait for the other.
local function exchange(self, commands)
  local parts, replies = {}, {}
  for _, command in ipairs(commands) do encode(parts, command) end
  local writer = spawn(function() stream.write_all(self.socket, table.concat(parts)) end)
  scope_cleanup_push(function()
    writer:cancel()
    pcall(writer.join, writer)
  end)
  for i = 1, #commands do replies[i] = read_reply(self, 1) end
  return replies
end

---- the client ----

-- As ip.tcp.dial: of a host and a port, or of both in one text.
function connect(...)
  local socket = ip.tcp.dial(...)
  socket:set_option("tcp_no_delay", true)
  local self = { socket = socket, span = byte_span.new(LINE_MAX), rest = "", lock = mutex.new() }
  return setmetatable(self, Client)
end

-- The replies to an array of commands, which are arrays of words, sent all at once.
function Client:pipeline(commands)
  self.lock:lock()
  local ok, result = pcall(exchange, self, commands)
  if not ok then self.socket:close() end
  self.lock:unlock()
  return ok and result or error(result, 0)
end

function Client:call(...)
  local reply = self:pipeline({ { ... } })[1]
  return is_error(reply) and error(reply, 0) or reply
end

function Client:close()
  self.socket:close()
end
